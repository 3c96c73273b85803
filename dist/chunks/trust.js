// src/domain/loop/trust.ts
const MAY_WRITE = /* @__PURE__ */ new Set([
	"admin",
	"maintain",
	"write"
]);
/** Where a person says which commit they mean. */
const BY_A_PERSON = /* @__PURE__ */ new Set(["workflow_dispatch", "issue_comment"]);
function mayWrite(permission) {
	return MAY_WRITE.has(permission);
}
/**
* Only people with write permission reach the GPU, and a fork only where such a person named this very commit:
* a push after the approval is a different commit and waits again.
*/
function decideTrust({ event, fork, permission, commit, approvedCommit }) {
	if (event === "schedule") return {
		trusted: false,
		reason: "permission"
	};
	const byMaintainer = mayWrite(permission);
	if (fork) return BY_A_PERSON.has(event) && approvedCommit === commit && byMaintainer ? { trusted: true } : {
		trusted: false,
		reason: "fork"
	};
	return byMaintainer ? { trusted: true } : {
		trusted: false,
		reason: "permission"
	};
}

export { mayWrite as n, decideTrust as t };