// src/domain/group-by.ts
/** Groups values by key, keys in the order in which they first appear (Map.groupBy is not in Node 20). */
function groupBy(values, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
}

export { groupBy as t };