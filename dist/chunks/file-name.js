// src/domain/reserved-name.ts
/** Whether Windows keeps a file name for a device, whatever its ending. */
function isReservedName(name) {
	return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

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
		const name = this.#namesFor(category).find((free) => !this.#taken.has(free.toLowerCase()));
		if (name === void 0) throw new Error(`no file name is left for the category ${category}`);
		this.#names.set(category, name);
		this.#taken.add(name.toLowerCase());
		return name;
	}
	/** With the whole hash a name is longer than any that stays as it is, so it can be nobody else's. */
	#namesFor(category) {
		const hash = this.#sha256(category);
		const hashed = HASH_LENGTHS.map((length) => hashedName(category, hash.slice(0, length)));
		return isFileName(category) ? [category, ...hashed] : hashed;
	}
};
/** A category's hash is short where that keeps names apart. */
const HASH_LENGTHS = [
	8,
	16,
	64
];
/** A category comes from outside: never a path, a hidden file or a name that Windows reserves. */
function isFileName(category) {
	return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/.test(category) && !category.endsWith(".") && !isReservedName(category);
}
/** Letters, digits, dash and underscore; where characters had to go, the hash keeps names apart. */
function hashedName(category, hash) {
	return `${category.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "category"}-${hash}`;
}

export { isReservedName as n, FileNames as t };