import { L as count, V as loss$1, q as signed, z as grouped } from "./load.js";

// src/report/numbers.ts
/** Whether an interval of a change leaves out zero, as it is printed: an end that rounds to 0 touches it. */
function leavesOutZero([low, high]) {
	return signed(low).startsWith("+") || signed(high).startsWith("−");
}
function groupThousands(value) {
	const [whole = "0", fraction] = String(value).split(".");
	return fraction === void 0 ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}
function rounded(value, decimals) {
	return groupThousands(Number(value.toFixed(decimals)));
}
/** A target as it is configured: `20–30 %`, and `85 %` where both ends are one. */
function percentRange(low, high) {
	const [from, to] = [rounded(low * 100, 1), rounded(high * 100, 1)];
	return from === to ? `${to} %` : `${from}–${to} %`;
}
function money(usd) {
	if (usd > 0 && usd < .01) return "under $0.01";
	const [whole, cents] = usd.toFixed(2).split(".");
	return `$${groupThousands(Number(whole))}.${cents}`;
}
/** A duration, as exact as is of use: `8.5 s`, `17 min`, `2 h 5 min`. */
function duration(seconds) {
	if (seconds < 59.5) return `${rounded(seconds, seconds < 10 ? 1 : 0)} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 60) return `${minutes} min`;
	const rest = minutes % 60;
	return `${count(Math.floor(minutes / 60))} h${rest === 0 ? "" : ` ${rest} min`}`;
}
/** A training loss; one that is no number says so. */
function loss(value) {
	return value === null || !Number.isFinite(value) ? "NaN" : loss$1(value);
}
function bytes(size) {
	const units = [
		"B",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	const power = size < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(size) / 10));
	return `${rounded(size / 1024 ** power, 1)} ${units[power]}`;
}

export { money as a, loss as i, duration as n, percentRange as o, leavesOutZero as r, bytes as t };