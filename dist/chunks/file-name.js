// src/domain/dataset/file-name.ts
/**
* A file name for a category that came from outside: letters, digits, dot, dash and underscore; never a path,
* a hidden file or a name that Windows reserves. Where characters had to go, a short hash keeps names apart.
*/
function fileNameOf(category, sha256) {
	if (/^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/.test(category) && !category.endsWith(".") && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(category)) return category;
	return `${category.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "category"}-${sha256(category).slice(0, 8)}`;
}

export { fileNameOf as t };