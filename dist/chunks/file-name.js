// src/domain/dataset/file-name.ts
/** The file names of a dataset's categories. Asked in the same order they are the same. */
var FileNames = class {
	#sha256;
	#names = /* @__PURE__ */ new Map();
	/** In small letters: on Windows and macOS a name that differs in its capitals alone is the same file. */
	#taken = /* @__PURE__ */ new Set();
	constructor(sha256) {
		this.#sha256 = sha256;
	}
	of(category) {
		const known = this.#names.get(category);
		if (known !== void 0) return known;
		const plain = fileNameOf(category, this.#sha256);
		const name = this.#taken.has(plain.toLowerCase()) ? hashedName(category, this.#sha256) : plain;
		this.#names.set(category, name);
		this.#taken.add(name.toLowerCase());
		return name;
	}
};
/**
* A file name for a category that came from outside: letters, digits, dot, dash and underscore; never a path,
* a hidden file or a name that Windows reserves. Where characters had to go, a short hash keeps names apart.
*/
function fileNameOf(category, sha256) {
	if (/^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/.test(category) && !category.endsWith(".") && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(category)) return category;
	return hashedName(category, sha256);
}
function hashedName(category, sha256) {
	return `${category.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "category"}-${sha256(category).slice(0, 8)}`;
}

export { FileNames as t };