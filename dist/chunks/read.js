import { n as RetakeError } from "./error.js";
import { n as oneLine, t as nameList } from "./one-line.js";
import { E as readFault, M as scoreOfOutcome, j as outcomeOfScore, k as OUTCOMES } from "./load.js";
import { C as NoResults, E as openBytes, S as fileSource, T as unreadable, _ as textAt, a as encodingWarnings, b as parseJson, c as bytesOf, d as fieldsOf, f as hasKeys, g as optionalTextAt, h as numberAt, i as rowsOf, l as digestOf, m as isObject, n as entriesOf$2, o as PackedError, p as idAt, r as headerOf, s as openArchive, t as elementsOf, u as countAt, v as UnreadableRecord, w as brokenDocument, x as parseJsonStart, y as JsonError } from "./records.js";
import { readdirSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { open } from "node:fs/promises";

// src/domain/audit/short-text.ts
/** A text short and plain enough to be compared as it stands: one line, at most eight words, no code or formula. */
function isShortText(text) {
	const trimmed = text.trim();
	if (trimmed === "" || trimmed.length > 80 || /^\s{2,}|\n/u.test(text.trimEnd())) return false;
	return !/[{}()[\];=<>_\\^|]/u.test(trimmed) && trimmed.split(/\s+/u).length <= 8;
}
/** Lower case, no punctuation, no leading article: two spellings of one short answer become one. */
function normaliseText(text) {
	return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\s'-]/gu, " ").replace(/\s+/gu, " ").trim().replace(/^(?:the|an?) (?=\S)/u, "");
}

// src/domain/audit/choice.ts
/** The options a prompt lists one a line as `A. text`, `A) text`, `(A) text` or `A: text`; empty where it lists none. */
function optionsOf(prompt) {
	const options = /* @__PURE__ */ new Map();
	if (![
		"A.",
		"A)",
		"A:"
	].some((label) => prompt.includes(label))) return options;
	for (const match of prompt.matchAll(/^[ \t]*\(?([A-J])[.):][ \t]*(\S[^\n]*)$/gmu)) {
		const letter = match[1] ?? "";
		if (letter.charCodeAt(0) - 65 === options.size) options.set(letter, normaliseText(match[2] ?? ""));
	}
	return options.size >= 2 ? options : /* @__PURE__ */ new Map();
}
/** The letter of a text that is nothing but a choice: `B`, `(B)`, `B.`, `Option B`, `B) because …`; else null. */
function choiceLetter(text) {
	const letter = /^\W*(?:(?:option|choice)\s+)?\(?([A-J])(?:\W*$|[).:]\s|(?<!I),\s)/iu.exec(text.trim())?.[1];
	return letter === void 0 || letter !== letter.toUpperCase() && text.trim().length > 3 ? null : letter.toUpperCase();
}
/** The letters a sentence names: as `(B)`, `option B`, or by the full text of an option. */
function choicesNamed(sentence, options) {
	const named = /* @__PURE__ */ new Set();
	for (const match of sentence.matchAll(/\(([A-J])\)|\b(?:option|choice|answer|is)\s+([A-J])\b(?!\s+\p{Ll})/gu)) named.add(match[1] ?? match[2] ?? "");
	if (options.size === 0) return named;
	const words = ` ${normaliseText(sentence)} `;
	for (const [letter, text] of options) if (words.includes(` ${text} `)) named.add(letter);
	return named;
}

// src/domain/audit/calculation.ts
/** A calculator's note as GSM8K has it, `<<48/2=24>>`. What lacks the equals sign may be code: `a << 1 | b >> 2`. */
const CALCULATION = /<<[^<>=\n]*=[^<>\n]*>>/gu;
/** Whether calculator notes are in it. */
function hasCalculation(text) {
	return text.includes("<<") && text.search(CALCULATION) !== -1;
}
/** `48/2 = <<48/2=24>>24` becomes `48/2 = 24`. */
function withoutCalculations(text) {
	return text.includes("<<") ? text.replace(CALCULATION, "") : text;
}

// src/domain/audit/plain-text.ts
/** Markup out of the way: emphasis, LaTeX spacing and text, `\frac{1}{2}` as 1/2, calculator notes. */
function plainText(text) {
	let plain = text;
	if (plain.includes("\r")) plain = plain.replace(/\r\n?/gu, "\n");
	plain = withoutCalculations(plain);
	if (plain.includes("{,}")) plain = plain.replaceAll("{,}", ",");
	plain = fromFirst("\\", plain, withoutLatex);
	if (plain.includes("**") || plain.includes("__") || plain.includes("`")) plain = plain.replace(/\*\*|__|`/gu, "");
	return fromFirst("$", plain, (part) => part.replace(/\$(?!\s?[-−.]?\d)/gu, ""));
}
/** Changes what begins at the first `sign` only: often that is the last line, and nothing before it can match. */
function fromFirst(sign, text, change) {
	const start = text.indexOf(sign);
	if (start === -1) return text;
	const part = text.slice(start);
	const changed = change(part);
	return changed === part ? text : text.slice(0, start) + changed;
}
function withoutLatex(text) {
	let plain = text;
	if (plain.includes("frac")) plain = plain.replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu, "$1/$2");
	if (plain.includes("text") || plain.includes("math")) plain = plain.replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/gu, "$1");
	return plain.replace(/\\([$%])/gu, "$1").replace(/\\[,!;: ]|\\[()[\]]/gu, " ");
}
const STEP_LABEL = /^\s*(?:#+\s*)?(?:step\s*\d+\s*[:.)-]|\d{1,2}[.)](?=\s+\S))\s*/iu;
/** The sentences of a text, the last one first: a line end ends one too. */
function* sentencesFromEnd(text) {
	for (const line of linesFromEnd(text)) yield* sentencesOfLine(line).reverse();
}
/** The lines of a text, the last one first. */
function* linesFromEnd(text) {
	let end = text.length;
	while (end > 0) {
		const start = text.lastIndexOf("\n", end - 1) + 1;
		yield text.slice(start, end);
		end = start - 1;
	}
}
/** The first sentence of what is left of a line: no label can stand there. */
function firstSentence(rest) {
	return split(rest)[0] ?? "";
}
/** The sentences of a line, in order. Labels ("Step 3:", "2.") are no part of them. */
function sentencesOfLine(line) {
	return split(line.replace(STEP_LABEL, ""));
}
function split(line) {
	return line.split(/(?<=[.!?])\s+(?=[\p{L}\d($"'\\])/u).map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}

// src/domain/audit/marked-answer.ts
/** In characters. */
const NEAR_THE_END = 128;
/**
* Every explicitly marked answer, the last one first. Expects text that went through `plainText`. Looks through ever
* longer parts of it: the last one mostly decides, and mostly stands near the end.
*/
function* markedAnswers(text) {
	let end = text.length;
	for (let length = NEAR_THE_END; end > 0; length *= 4) {
		const from = Math.max(0, end - length);
		for (const start of startsIn(text, from, end)) {
			const marked = markedAt(text, start);
			if (marked !== null) yield marked;
		}
		end = from;
	}
}
/** What the last marker of a text marks; null where there is none. */
function lastMarked(text) {
	return markedAnswers(text).next().value?.content ?? null;
}
/** What every marker has in it, found quickly, and how far before it the marker begins. */
const SIGNS = [
	{
		sign: "\\boxed",
		before: 0
	},
	{
		sign: "\\fbox",
		before: 0
	},
	{
		sign: "####",
		before: 0
	},
	{
		sign: "A:",
		before: 0
	},
	{
		sign: "nswer",
		before: 1
	},
	{
		sign: "NSWER",
		before: 1
	}
];
const LONGEST_SIGN = 6;
/** Where a marker may begin within a part of the text, the last place first. */
function startsIn(text, from, end) {
	const part = text.slice(from, end + LONGEST_SIGN);
	const last = end - from - 1;
	const starts = [];
	for (const { sign, before } of SIGNS) {
		let at = part.indexOf(sign, before);
		for (; at !== -1 && at - before <= last; at = part.indexOf(sign, at + 1)) starts.push(from + at - before);
	}
	return starts.length > 1 ? starts.sort((a, b) => b - a) : starts;
}
const LONGEST_BOX = 500;
const HASHES = /####(?![ \t]*(?:#|\d+[.)]\s+\S|step\b))[ \t]*([^\n]{1,40})$/imuy;
const LETTER = /A:[ \t]*([^\n]{1,300})/uy;
const WORDS$1 = /answer(?:\s{1,9}is\b\s{0,9}:?|\s{0,9}[:=])\s{0,9}([^\n]{1,300})/iuy;
function markedAt(text, start) {
	const before = start === 0 ? "\n" : text[start - 1] ?? "";
	switch (text[start]) {
		case "\\": return found("boxed", boxedAt(text, start), start);
		case "#": return found("hashes", before === "#" ? null : contentOf(HASHES, text, start), start);
		default: {
			if (before === "\n" && text.startsWith("A:", start)) return found("letter", contentOf(LETTER, text, start), start);
			const line = /[\p{L}\p{N}_]/u.test(before) ? null : contentOf(WORDS$1, text, start);
			return found("words", line === null ? null : firstSentence(line), start);
		}
	}
}
function found(marker, content, start) {
	return content === null || marker !== "boxed" && content.includes("\\boxed") ? null : {
		marker,
		content: content.trim(),
		start
	};
}
function contentOf(pattern, text, start) {
	pattern.lastIndex = start;
	return pattern.exec(text)?.[1] ?? null;
}
function boxedAt(text, start) {
	const open = /^\\(?:boxed|fbox)\s{0,9}\{/u.exec(text.slice(start, start + 20))?.[0];
	if (open === void 0) return null;
	const from = start + open.length;
	const end = Math.min(text.length, from + LONGEST_BOX);
	let depth = 1;
	for (let at = from; at < end; at++) {
		if (text[at] === "{") depth++;
		if (text[at] === "}" && --depth === 0) return text.slice(from, at);
	}
	return null;
}

// src/domain/audit/number.ts
const MAGNITUDES = {
	thousand: 3,
	million: 6,
	billion: 9
};
const GROUPED = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`;
const PLAIN = String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3}(?![\w]))?`;
const POINTED = String.raw`\.\d+`;
const MINUS = String.raw`(?<sign>(?<![\p{L}\d)\]]|[\d)\]]\s)[-−](?=[$€£]?[\d.]))?(?:[$€£]\s?(?<sign2>[-−](?=[\d.]))?)?`;
const NUMBER = new RegExp(String.raw`(?<![\p{L}\d_.:])${MINUS}(?<digits>${GROUPED}|${PLAIN}|${POINTED})(?!\d)(?!:\d)(?!(?:st|nd|rd|th)\b)(?:\s*(?<percent>%)|\s+(?<magnitude>thousand|million|billion)\b)?`, "giu");
/** Without one there is no number: a quick look before a slow one. */
function hasDigit(text) {
	return /\d/u.test(text);
}
/** All numbers of a text, in order. Times of day (5:00), ordinals (3rd) and digits inside names are none. */
function numbersIn(text) {
	const found = [];
	if (!hasDigit(text)) return found;
	for (const match of text.matchAll(NUMBER)) {
		const { sign, sign2, digits = "", percent, magnitude } = match.groups ?? {};
		const shift = magnitude === void 0 ? 0 : MAGNITUDES[magnitude.toLowerCase()] ?? 0;
		found.push({
			value: canonicalDecimal(digits, sign !== void 0 || sign2 !== void 0, shift),
			percent: percent !== void 0,
			start: match.index,
			end: match.index + match[0].length
		});
	}
	return found;
}
/** By far the most frequent kind, and its own canonical spelling. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d*)$/u;
/** The value of a text that is a number or a fraction and nothing else but a unit; null for all other texts. */
function wholeNumber(text) {
	const trimmed = withoutFullStop(text.trim());
	if (PLAIN_NUMBER.test(trimmed)) return {
		value: trimmed,
		percent: false,
		start: 0,
		end: trimmed.length
	};
	const fraction = /^([-−]?)\$?\(?(\d+)\)?\s*\/\s*\(?(\d+)\)?$/u.exec(trimmed);
	if (fraction !== null) return fractionValue(fraction, trimmed.length);
	const [only, ...more] = numbersIn(trimmed);
	if (only === void 0 || more.length > 0) return null;
	const lead = trimmed.slice(0, only.start);
	const unit = trimmed.slice(only.end);
	return /^(?:[\p{L}]\w*\s*=\s*|[(=~≈])?\s*$/u.test(lead) && isUnit(unit) ? only : null;
}
function withoutFullStop(text) {
	return text.endsWith(".") ? text.slice(0, -1) : text;
}
function fractionValue(fraction, length) {
	const value = Number(fraction[2]) / Number(fraction[3]);
	if (!Number.isFinite(value)) return null;
	return {
		value: canonicalDecimal(Number(value.toPrecision(12)).toString(), fraction[1] !== "", 0),
		percent: false,
		start: 0,
		end: length
	};
}
const LONGEST_UNIT = 40;
/** What may follow a number and still be its unit: up to four words, no further statement. */
function isUnit(text) {
	if (text.length > LONGEST_UNIT) return false;
	return /^[)\].]?\s*(?:[\p{L}°²³/$€£-]+\.?\s*){0,4}[)\].]*$/u.test(text);
}
function canonicalDecimal(digits, negative, shift) {
	if (shift === 0 && PLAIN_NUMBER.test(digits)) return negative && digits !== "0" ? `-${digits}` : digits;
	const [mantissa = "", exponent = "0"] = digits.replaceAll(",", "").toLowerCase().split("e");
	const [whole = "", fraction = ""] = mantissa.split(".");
	const point = whole.length + Number(exponent) + shift;
	const all = whole + fraction;
	const before = point <= 0 ? "" : all.slice(0, point).padEnd(point, "0");
	const after = point <= 0 ? "0".repeat(-point) + all : all.slice(point);
	const head = before.replace(/^0+(?=\d)/u, "") || "0";
	const tail = withoutTrailingZeros(after);
	const text = tail === "" ? head : `${head}.${tail}`;
	return negative && text !== "0" ? `-${text}` : text;
}
function withoutTrailingZeros(digits) {
	let end = digits.length;
	while (digits[end - 1] === "0") end--;
	return digits.slice(0, end);
}

// src/domain/audit/stated-number.ts
/**
* The number a response ends on (VERDICT.md section 3): an explicit marker wins, its last occurrence; otherwise the
* last sentence that holds a number decides. The prompt tells which numbers of that sentence only repeat the question.
*/
function statedNumber(response, prompt) {
	return numberStatedIn(plainText(response), prompt);
}
/** The same of a text that went through `plainText`. */
function numberStatedIn(text, prompt) {
	for (const marked of markedAnswers(text)) {
		const stated = numberOfMarked(marked, text, prompt);
		if (stated !== null) return stated;
	}
	const last = lastNumbers(text);
	return last === void 0 ? null : numberOfSentence(last.sentence, prompt, last.numbers);
}
function numberOfMarked(marked, text, prompt) {
	const whole = wholeNumber(marked.content);
	if (whole !== null) return {
		value: whole,
		others: [],
		contradicted: marked.marker === "boxed" && contradicts$1(whole, text.slice(0, marked.start))
	};
	const [first, ...rest] = numbersIn(marked.content);
	if (first === void 0) return null;
	const leads = /^[\s(*_"'~≈]*(?:about|approximately|exactly)?\s*$/iu.test(marked.content.slice(0, first.start));
	if (marked.marker === "letter" || leads && !marked.content.includes("=")) return {
		value: first,
		others: marked.marker === "letter" ? [] : rest,
		contradicted: false
	};
	return numberOfSentence(marked.content, prompt, [first, ...rest]);
}
/** True where the sentence before a boxed value ends in `= number` and the boxed number is nowhere in it. */
function contradicts$1(boxed, before) {
	if (!before.includes("=")) return false;
	const last = lastNumbers(before);
	const sign = last?.sentence.lastIndexOf("=") ?? -1;
	if (last === void 0 || sign === -1) return false;
	const { numbers } = last;
	return numbers.some(({ start }) => start >= sign) && !numbers.some(({ value }) => value === boxed.value);
}
/** The last sentence that holds a number, with its numbers. */
function lastNumbers(text) {
	for (const line of linesFromEnd(text)) {
		if (!hasDigit(line)) continue;
		for (const sentence of sentencesOfLine(line).reverse()) {
			const numbers = numbersIn(sentence);
			if (numbers.length > 0) return {
				sentence,
				numbers
			};
		}
	}
}
function numberOfSentence(sentence, prompt, numbers) {
	const value = numberAfterSign(sentence, numbers) ?? numberBeforeContext(sentence, numbers, prompt) ?? numbers.at(-1);
	if (value === void 0) return null;
	return {
		value,
		others: numbers.filter((number) => number.value !== value.value),
		contradicted: false
	};
}
/** The number right after the last `=` or "or" that has one: `12/20 = 0.6 or 60%` ends on 60. */
function numberAfterSign(sentence, numbers) {
	const last = numbers.at(-1);
	const from = [...sentence.matchAll(/=|\bor\b/giu)].map((match) => match.index + match[0].length).findLast((end) => last !== void 0 && end <= last.start);
	if (from === void 0) return void 0;
	return wholeNumber(sentence.slice(from)) ?? numbers.find((number) => number.start >= from);
}
/** "7 dozens in 4 weeks": a number that stands in the question with the same unit is no answer to it. */
function numberBeforeContext(sentence, numbers, prompt) {
	if (numbers.length < 2) return void 0;
	const question = unitPhrases(plainText(prompt));
	return numbers.findLast((number) => {
		const phrase = unitPhrase(sentence, number);
		return phrase === null || !question.has(phrase);
	});
}
function unitPhrases(text) {
	return new Set(numbersIn(text).flatMap((number) => unitPhrase(text, number) ?? []));
}
function unitPhrase(text, number) {
	const unit = /^[\s-]*(\p{L}+)/u.exec(text.slice(number.end))?.[1];
	return unit === void 0 ? null : `${number.value} ${unit.toLowerCase().replace(/s$/u, "")}`;
}

// src/domain/audit/final-answer.ts
const LONGEST_CHOICE = 80;
/**
* The answer a response commits to, in one canonical spelling, so that two answers can be counted as the same:
* a number (`1000` for `$1,000.00`), a choice letter, or a short text in lower case. null where it commits to none.
*/
function finalAnswer(response) {
	const text = plainText(response);
	const marked = lastMarked(text);
	if (marked !== null) {
		const answer = wholeNumber(marked)?.value ?? choiceLetter(marked) ?? shortAnswer(marked);
		if (answer !== null) return answer;
	}
	return (text.length > LONGEST_CHOICE ? null : choiceLetter(text)) ?? numberStatedIn(text, "")?.value.value ?? shortAnswer(text);
}
function shortAnswer(text) {
	return isShortText(text) ? normaliseText(text) || null : null;
}

// src/domain/benchmark/identity.ts
/** NFC, trimmed, runs of white space made one space: two prompts that look alike are alike. */
function normalisePrompt(prompt) {
	const spaced = (/[^\0-\u02ff]/u.test(prompt) ? prompt.normalize("NFC") : prompt).replace(/[^\S ]\s*/gu, " ");
	return (/\s\s/u.test(spaced) ? spaced.replace(/ {2,}/gu, " ") : spaced).trim();
}
/** Hash of the normalised prompt: finds the same question under two tasks or ids. */
function promptHash(prompt, sha256) {
	return sha256(normalisePrompt(prompt));
}
/** What makes a question the same question tomorrow: task and id, else the hash of its normalised prompt. */
function identityOf(item, sha256) {
	return item.id === null ? promptHash(item.prompt, sha256) : `${item.task}/${item.id}`;
}
/** A hash that depends on nothing but seed and identity. */
function seededHash(seed, identity, sha256) {
	return sha256(`${seed}\n${identity}`);
}
/** A number in [0, 1): the first 48 bits of the seeded hash (VERDICT.md section 4). */
function shareOf(seed, identity, sha256) {
	return shareOfHash(seededHash(seed, identity, sha256));
}
/** The same of the seeded hash itself. */
function shareOfHash(hash) {
	return Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48;
}

// src/domain/audit/audit.ts
/**
* Holds a response against its reference, whatever a judge said: `confirmed` is wrong, `already-right` is right,
* `ambiguous` cannot be told, `unverifiable` has no reference that can be checked (VERDICT.md section 3).
*/
function auditItem(item) {
	const reference = item.reference === void 0 ? null : readReference(item.reference, item.prompt);
	if (reference === null) return "unverifiable";
	if (item.response.trim() === "") return "confirmed";
	switch (reference.kind) {
		case "number": return auditNumber(item, reference.number);
		case "choice": return auditChoice(item.response, reference.letter, reference.options);
		case "text": return auditText(item.response, reference.text);
	}
}
function readReference(reference, prompt) {
	const text = plainText(reference);
	const marked = lastMarked(text);
	if (marked === null && reference.trimEnd().includes("\n")) return null;
	const gold = marked ?? text;
	const options = optionsOf(prompt);
	const letter = options.size > 0 || gold.trim().length === 1 ? choiceOf(gold, options) : null;
	if (letter !== null) return {
		kind: "choice",
		letter,
		options
	};
	const number = wholeNumber(gold);
	if (number !== null) return {
		kind: "number",
		number
	};
	const short = isShortText(marked ?? reference) ? normaliseText(gold) : "";
	return short === "" ? null : {
		kind: "text",
		text: short
	};
}
function choiceOf(text, options) {
	const letter = choiceLetter(text);
	if (letter !== null && (options.size === 0 || options.has(letter))) return letter;
	if (options.size === 0) return null;
	const wanted = normaliseText(text);
	const same = [...options].filter(([, option]) => option === wanted);
	return same.length === 1 ? same[0]?.[0] ?? null : null;
}
function auditNumber(item, reference) {
	const stated = statedNumber(item.response, item.prompt);
	if (stated === null) return spellsOut(item.response, reference) ? "ambiguous" : "confirmed";
	if (stated.contradicted) return "ambiguous";
	if (stated.value.value === reference.value) return "already-right";
	return [stated.value, ...stated.others].some((number) => mayMean(number, reference)) ? "ambiguous" : "confirmed";
}
/** The same number, or the same share written once as a percentage and once as a fraction of one. */
function mayMean(number, reference) {
	if (number.value === reference.value) return true;
	const [one, other] = [Number(number.value), Number(reference.value)];
	return number.percent && close(one / 100, other) || reference.percent && close(one, other / 100);
}
function close(a, b) {
	return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(" ");
function spellsOut(response, reference) {
	const word = WORDS[Number(reference.value)];
	return word !== void 0 && new RegExp(`\\b${word}\\b`, "iu").test(response);
}
function auditChoice(response, letter, options) {
	const text = plainText(response);
	for (const { content } of markedAnswers(text)) {
		const named = namedIn(content, options);
		if (named.size > 0) return judgeNamed(named, letter);
	}
	const whole = choiceOf(text, options);
	if (whole !== null) return whole === letter ? "already-right" : "confirmed";
	for (const sentence of sentencesFromEnd(text)) {
		const named = namedIn(sentence, options);
		if (named.size > 0) return judgeNamed(named, letter);
	}
	return "ambiguous";
}
function namedIn(text, options) {
	const whole = choiceOf(text, options);
	return whole === null ? choicesNamed(text, options) : /* @__PURE__ */ new Set([whole]);
}
function judgeNamed(named, letter) {
	if (!named.has(letter)) return "confirmed";
	return named.size === 1 ? "already-right" : "ambiguous";
}
/** In words. */
const LONGEST_NAME = 3;
function auditText(response, reference) {
	const text = plainText(response);
	const marked = lastMarked(text);
	if (normaliseText(marked ?? sentencesFromEnd(text).next().value ?? "") === reference) return "already-right";
	const whole = normaliseText(text);
	if (marked === null && whole === reference) return "already-right";
	return reference.split(" ").length > LONGEST_NAME || ` ${whole} `.includes(` ${reference} `) ? "ambiguous" : "confirmed";
}

// src/results/glob.ts
/** True where a path is a pattern: `*`, `?`, `[ab]`, `{a,b}` or `**`. */
function isGlob(path) {
	return /[*?[\]{}]/u.test(path);
}
/**
* The files a pattern names, relative to `cwd`, with `/`, in the order of their names. `**` stands for any number of
* folders. Names that begin with a dot are found only where the pattern has the dot, `node_modules` never.
*/
function findFiles(pattern, cwd) {
	const found = /* @__PURE__ */ new Set();
	for (const plain of expandBraces(pattern.replaceAll("\\", "/"))) {
		const isAbsolute = plain.startsWith("/");
		const segments = plain.split("/").filter((segment) => segment !== "" && segment !== ".");
		for (const file of walk(isAbsolute ? "/" : "", segments, cwd)) found.add(file);
	}
	return [...found].sort((a, b) => a < b ? -1 : 1);
}
function expandBraces(pattern) {
	const match = /^(.*?)\{([^{}]*)\}(.*)$/u.exec(pattern);
	if (match === null) return [pattern];
	const [, before = "", inside = "", after = ""] = match;
	return inside.split(",").flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}
function* walk(folder, segments, cwd) {
	const [segment, ...rest] = segments;
	if (segment === void 0) return;
	if (!isGlob(segment)) {
		yield* step(`${folder}${segment}`, rest, cwd);
		return;
	}
	const isDeep = segment === "**";
	if (isDeep) yield* walk(folder, rest.length === 0 ? ["*"] : rest, cwd);
	const matches = isDeep ? /^(?!\.|node_modules$)/u : patternOf(segment);
	for (const entry of entriesOf$1(resolveFrom(cwd, folder))) {
		if (!matches.test(entry.name)) continue;
		if (!isDeep) yield* step(`${folder}${entry.name}`, rest, cwd);
		else if (entry.isDirectory()) yield* walk(`${folder}${entry.name}/`, segments, cwd);
	}
}
function* step(path, rest, cwd) {
	const stats = statsOf(resolveFrom(cwd, path));
	if (rest.length === 0) {
		if (stats?.isFile()) yield path;
	} else if (stats?.isDirectory()) yield* walk(`${path}/`, rest, cwd);
}
function resolveFrom(cwd, path) {
	return path.startsWith("/") ? path : join(cwd, path);
}
/** What cannot be looked at matches no pattern. */
function statsOf(path) {
	try {
		return statSync(path);
	} catch {
		return;
	}
}
function entriesOf$1(folder) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
function patternOf(segment) {
	const source = segment.replace(/\[!?[^\]]*\]|[\s\S]/gu, (part) => {
		if (part === "*") return "[^/]*";
		if (part === "?") return "[^/]";
		if (part.startsWith("[") && part.length > 2) return part.replace(/^\[!/u, "[^").replaceAll("\\", "\\\\");
		return part.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
	});
	const full = `^${segment.startsWith(".") ? "" : "(?!\\.)"}${source}$`;
	try {
		return new RegExp(full, "u");
	} catch {
		return /(?!)/u;
	}
}

// src/results/find-sources.ts
/** The files that paths and patterns name, each once, in the order asked. The signal ends the wait for a pipe. */
function findSources(specs, { cwd, signal }) {
	const found = /* @__PURE__ */ new Map();
	for (const spec of specs) for (const wanted of sourcesOf(spec, cwd, signal)) found.set(`${wanted.source.path}#${wanted.fragment ?? ""}`, wanted);
	return [...found.values()];
}
function sourcesOf(spec, cwd, signal) {
	if (kindOf(spec, cwd) === "file") return [{
		source: fileSource(spec, cwd, signal),
		fragment: null,
		byPattern: false
	}];
	const at = spec.lastIndexOf("#");
	const path = at > 0 ? spec.slice(0, at) : spec;
	const fragment = at > 0 ? spec.slice(at + 1) : null;
	switch (kindOf(path, cwd)) {
		case "file": return [{
			source: fileSource(path, cwd, signal),
			fragment,
			byPattern: false
		}];
		case "folder": throw new RetakeError("RESULTS_NOT_FOUND", `${path} is a folder, not a result file`, { hint: `Name the files in it, for example '${path.replace(/\/+$/u, "")}/**/*.json*'.` });
		case "none": return matchesOf(path, cwd).map((file) => ({
			source: fileSource(file, cwd, signal),
			fragment,
			byPattern: true
		}));
	}
}
function matchesOf(path, cwd) {
	const files = isGlob(path) ? findFiles(path, cwd) : [];
	if (files.length > 0) return files;
	const what = isGlob(path) ? `No file matches ${path}` : `There is no file ${path}`;
	throw new RetakeError("RESULTS_NOT_FOUND", what, { hint: `Paths and patterns are taken from ${cwd}.` });
}
function kindOf(path, cwd) {
	try {
		return statSync(resolve(cwd, path)).isDirectory() ? "folder" : "file";
	} catch (cause) {
		const { code } = cause;
		if (code === "ENOENT" || code === "ENOTDIR") return "none";
		throw new RetakeError("RESULTS_NOT_FOUND", `${path} ${readFault(cause)}`, {
			hint: `Paths and patterns are taken from ${cwd}.`,
			cause
		});
	}
}

// src/formats/chosen-model.ts
/** The model named after `#`, or the only one there is. @throws RetakeError that lists them otherwise. */
function chosenModel(models, fragment, fileName) {
	const [only] = models;
	if (fragment !== null && models.includes(fragment)) return fragment;
	if (fragment === null && models.length === 1 && only !== void 0) return only;
	const what = fragment === null ? `holds the answers of ${models.length} models` : `has no model "${oneLine(fragment)}"`;
	if (only === void 0) throw new RetakeError("USAGE", `${fileName} ${what}: its answers name none`, { hint: `Leave out what stands after the #: ${fileName}.` });
	throw new RetakeError("USAGE", `${fileName} ${what}: ${nameList(models)}`, { hint: `Name one of them after a #, as in ${fileName}#${oneLine(only)}.` });
}
/** Lets the rows of one model through, where each row names its own; which there are is known at the end only. */
var ModelFilter = class {
	/** Those whose rows were let through. */
	models = /* @__PURE__ */ new Set();
	#others = /* @__PURE__ */ new Set();
	#hasRefused = false;
	#fragment;
	#fileName;
	constructor(fragment, fileName) {
		this.#fragment = fragment;
		this.#fileName = fileName;
	}
	/** False for another model than the one asked for; a row that names none is nobody else's where none was asked for. */
	accepts(model) {
		const isWanted = this.#fragment === null || model === this.#fragment;
		if (model !== void 0) (isWanted ? this.models : this.#others).add(model);
		if (!isWanted) this.#hasRefused = true;
		return isWanted;
	}
	/** A reader's own `finish`. @throws RetakeError where several models are there, or not the one asked for. */
	finish() {
		if (!(this.#fragment === null ? this.models.size <= 1 : this.models.size === 1 || !this.#hasRefused)) chosenModel([...this.models, ...this.#others], this.#fragment, this.#fileName);
		return [];
	}
};

// src/formats/item.ts
/** Absent members are left out rather than undefined; set one by one, since this is done for every answer there is. */
function makeItem(fields) {
	const { task, outcome } = fields;
	const isScored = outcome !== "error" && outcome !== "unscored";
	const item = {
		task,
		id: fields.id ?? null,
		category: fields.category || task,
		prompt: fields.prompt,
		response: fields.response,
		outcome,
		score: isScored ? fields.score ?? scoreOfOutcome(outcome) : null,
		variant: fields.variant ?? "",
		repeat: fields.repeat ?? 0,
		place: fields.place
	};
	if (fields.reference !== void 0) item.reference = fields.reference;
	if (fields.opponentResponse !== void 0) item.opponentResponse = fields.opponentResponse;
	if (fields.opponent !== void 0) item.opponent = fields.opponent;
	if (fields.judge !== void 0) item.judge = fields.judge;
	return item;
}

// src/formats/alpaca-eval.ts
/** `annotations.json` of AlpacaEval: the model (output 2) against a baseline (output 1), already un-swapped. */
const alpacaEval = {
	id: "alpaca-eval",
	title: "AlpacaEval annotations.json",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "instruction", "output_1", "output_2", "preference"),
	open({ fragment, fileName }) {
		const filter = new ModelFilter(fragment, fileName);
		return {
			models: filter.models,
			read(record, place) {
				const row = fieldsOf(record);
				return filter.accepts(optionalTextAt(row, "generator_2")) ? [readRow$7(row, place)] : [];
			},
			finish: () => filter.finish()
		};
	}
};
function readRow$7(row, place) {
	const preference = numberAt(row, "preference");
	const outcome = outcomeOf$7(preference);
	return makeItem({
		task: "alpaca_eval",
		category: optionalTextAt(row, "dataset") ?? "alpaca_eval",
		prompt: textAt(row, "instruction"),
		response: textAt(row, "output_2"),
		opponentResponse: textAt(row, "output_1"),
		opponent: optionalTextAt(row, "generator_1"),
		outcome,
		...preference === null || outcome === "error" ? {} : { score: preference === 0 ? .5 : preference - 1 },
		judge: {
			winner: String(row.preference),
			reasoning: "",
			position: "both"
		},
		place
	});
}
/** 1 is the baseline, 2 the model, in between a judge's weighing; 0 is a tie in old files; null a judge that failed. */
function outcomeOf$7(preference) {
	if (preference === null || preference > 2 || preference < 1 && preference !== 0) return "error";
	if (preference === 0 || preference === 1.5) return "tie";
	return preference > 1.5 ? "win" : "loss";
}
/** `model_outputs.json`: answers that were not judged. */
const alpacaOutputs = {
	id: "alpaca-eval-outputs",
	title: "AlpacaEval model_outputs.json",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "instruction", "output", "generator"),
	modelOf: () => null,
	holds: "answers without a judgement",
	instead: "annotations.json, written by alpaca_eval evaluate"
};

// src/formats/content.ts
/**
* The text of a chat message's content: a text as it is, of a list of parts those of type text. Reasoning, images and
* tool calls are left out.
*/
function textOfContent(content) {
	if (typeof content === "string") return content;
	if (!Array.isArray(content)) return isObject(content) && typeof content.answer === "string" ? content.answer : "";
	return content.map((part) => {
		if (typeof part === "string") return part;
		return isObject(part) && (part.type === void 0 || part.type === "text" || part.type === "output_text") && typeof part.text === "string" ? part.text : "";
	}).filter((text) => text !== "").join("\n");
}
/** The last message of that role in a list of chat messages; '' where there is none. */
function lastMessage(messages, role) {
	if (!Array.isArray(messages)) return "";
	const last = messages.findLast((message) => isObject(message) && message.role === role);
	return isObject(last) ? textOfContent(last.content) : "";
}
/** Any value as a text that can be shown: texts as they are, everything else as JSON. */
function textOf(value) {
	if (typeof value === "string") return value;
	if (value === void 0 || value === null) return "";
	try {
		return JSON.stringify(value) ?? "";
	} catch {
		return "";
	}
}

// src/formats/arena-hard.ts
/** Judgements of arena-hard, versions 0.1 and 2.0: two games with the places swapped, the baseline first in game 1. */
const arenaHard = {
	id: "arena-hard",
	title: "arena-hard judgements",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "games", "model") && Array.isArray(first.games) && (Object.hasOwn(first, "uid") || Object.hasOwn(first, "question_id")),
	open: (file) => new GamesReader(file)
};
var GamesReader = class {
	models;
	#filter;
	#judged = 0;
	#inconsistent = 0;
	constructor({ fragment, fileName }) {
		this.#filter = new ModelFilter(fragment, fileName);
		this.models = this.#filter.models;
	}
	read(record, place) {
		const row = fieldsOf(record);
		if (!this.#filter.accepts(textAt(row, "model"))) return [];
		const games = Array.isArray(row.games) ? row.games.slice(0, 2) : [];
		const votes = games.map((game, index) => votesForModel(game, index === 1));
		const score = meanOf(votes);
		this.#count(votes);
		const shown = shownIn(games);
		const id = idAt(row, "uid") ?? idAt(row, "question_id");
		return [makeItem({
			task: "arena_hard",
			id,
			category: optionalTextAt(row, "category") ?? "arena_hard",
			prompt: shown.prompt || `Question ${id ?? ""} of arena-hard`,
			response: shown.model,
			opponentResponse: shown.baseline || void 0,
			opponent: optionalTextAt(row, "baseline"),
			outcome: outcomeOf$6(score),
			score,
			judge: {
				winner: games.map((game) => isObject(game) ? textOf(game.score) : "none").join(", then "),
				reasoning: games.map(reasoningOf).join("\n\n").trim(),
				position: "both"
			},
			place
		})];
	}
	finish() {
		return this.#filter.finish();
	}
	warnings() {
		if (this.#inconsistent === 0) return [];
		const message = `In ${this.#inconsistent} of ${this.#judged} questions the judge changed its mind when the answers changed places`;
		return [{
			code: "judge-inconsistent",
			category: null,
			count: this.#inconsistent,
			message
		}];
	}
	#count(votes) {
		const [one, two] = votes.map((games) => games?.[0]);
		if (one === void 0 || two === void 0) return;
		this.#judged++;
		if (Math.sign(one - .5) !== Math.sign(two - .5)) this.#inconsistent++;
	}
};
/** A clear verdict counts three times, as arena-hard itself weighs it. */
const CLEAR = 3;
/** The game's votes for the model, 0 to 1 each; null for a game without a verdict. */
function votesForModel(game, isModelFirst) {
	const [, left, sign = "", right] = (isObject(game) && typeof game.score === "string" ? /^([AB])([<=>]{1,2})([AB])$/u.exec(game.score) : null) ?? [];
	if (left === void 0 || left === right || !/^(?:>>?|<<?|=)$/u.test(sign)) return null;
	if (sign === "=") return [.5];
	const vote = (sign.startsWith(">") ? left : right) === "A" === isModelFirst ? 1 : 0;
	return new Array(sign.length === 2 ? CLEAR : 1).fill(vote);
}
/** A question with a game that has no verdict is dropped by arena-hard: here it is an error. */
function meanOf(votes) {
	const all = votes.flatMap((games) => games ?? []);
	if (votes.length === 0 || votes.includes(null)) return null;
	return all.reduce((sum, vote) => sum + vote, 0) / all.length;
}
function outcomeOf$6(score) {
	if (score === null) return "error";
	if (score === .5) return "tie";
	return score > .5 ? "win" : "loss";
}
function reasoningOf(game) {
	if (!isObject(game)) return "";
	return textOfContent(game.judgment);
}
/** The judge's prompt shows the question and both answers: the baseline's first in game 1, second in game 2. */
function shownIn([first, second]) {
	const isSwapped = !isObject(first);
	const text = isObject(first) ? promptTextOf(first) : isObject(second) ? promptTextOf(second) : "";
	const answerA = between$1(text, "<|The Start of Assistant A's Answer|>", "<|The End of Assistant A's Answer|>");
	const answerB = between$1(text, "<|The Start of Assistant B's Answer|>", "<|The End of Assistant B's Answer|>");
	return {
		prompt: between$1(text, "<|User Prompt|>", "<|The Start of Assistant A's Answer|>"),
		baseline: isSwapped ? answerB : answerA,
		model: isSwapped ? answerA : answerB
	};
}
function between$1(text, start, end) {
	const from = text.indexOf(start);
	if (from === -1) return "";
	const to = text.indexOf(end, from);
	return text.slice(from + start.length, to === -1 ? void 0 : to).trim();
}
function promptTextOf(game) {
	return typeof game.user_prompt === "string" ? game.user_prompt : lastMessage(game.prompt, "user");
}

// src/formats/code/problems.ts
/** The problems of HumanEval, MBPP+ and their kind: results hold the code that was written, not what was asked. */
const codeProblems = {
	id: "code-problems",
	title: "HumanEval problems (HumanEval.jsonl.gz)",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "task_id", "prompt", "entry_point"),
	*entriesOf(record) {
		if (!isObject(record) || typeof record.prompt !== "string") return;
		const id = idAt(record, "task_id");
		const solution = typeof record.canonical_solution === "string" ? record.canonical_solution : void 0;
		if (id !== null) yield [id, {
			prompt: record.prompt,
			solution
		}];
	},
	siblingsOf: () => [
		"HumanEval.jsonl.gz",
		"HumanEval.jsonl",
		"HumanEvalPlus.jsonl.gz",
		"MbppPlus.jsonl.gz"
	]
};
/** Looks problems up, and remembers whether one was missing. */
var ProblemTable = class {
	#missing = 0;
	#problems;
	constructor(companions) {
		this.#problems = companions.get(codeProblems.id);
	}
	find(id) {
		const problem = this.#problems?.get(id);
		if (problem !== void 0) return {
			prompt: problem.prompt,
			reference: problem.solution
		};
		this.#missing++;
		return {
			prompt: id,
			reference: void 0
		};
	}
	warnings(fileName) {
		if (this.#missing === 0) return [];
		const message = `${fileName} does not hold the problems of ${this.#missing === 1 ? "1 answer" : `${this.#missing} answers`}: add HumanEval.jsonl.gz (or the like) to the results before you train on them`;
		return [{
			code: "prompts-missing",
			category: null,
			count: this.#missing,
			message
		}];
	}
};

// src/formats/code/task.ts
/** `HumanEval/12` is of humaneval, `Mbpp/2` of mbpp. */
function taskOfProblem(id) {
	return id.includes("/") ? (id.split("/")[0] ?? "").toLowerCase() : "code";
}

// src/formats/code/evalplus.ts
/** EvalPlus: right is what passes the base tests and, where they were run, the plus tests. Also the 2023 layout. */
const evalPlus = {
	id: "evalplus",
	title: "EvalPlus results (*eval_results.json)",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "date", "hash", "eval") && isObject(first.eval),
	recordsAt: () => ["eval", "*"],
	companions: [codeProblems],
	open({ companions, fileName }) {
		const problems = new ProblemTable(companions);
		return {
			models: /* @__PURE__ */ new Set(),
			read: (record, place) => readProblem(record, place, problems),
			warnings: () => problems.warnings(fileName)
		};
	}
};
function readProblem(record, place, problems) {
	const id = String(place.key);
	return runsOf(record).map((run, repeat) => makeItem({
		task: taskOfProblem(id),
		id,
		...problems.find(id),
		response: run.solution,
		outcome: outcomeOf$5(run),
		repeat,
		place
	}));
}
function runsOf(record) {
	if (Array.isArray(record)) return record.filter(isObject).map(runOf);
	if (!hasKeys(record, "base") || !Array.isArray(record.base)) throw new UnreadableRecord("holds no runs");
	const plus = Array.isArray(record.plus) ? record.plus : [];
	return record.base.map((base, index) => ({
		solution: "",
		base: statusOf(base),
		plus: statusOf(plus[index])
	}));
}
function runOf(run) {
	return {
		solution: textOf(run.solution ?? run.completion),
		base: run.base_status,
		plus: run.plus_status
	};
}
/** 2023: `["success", [...]]`. */
function statusOf(run) {
	return Array.isArray(run) ? run[0] : run;
}
function outcomeOf$5({ base, plus }) {
	const statuses = plus === void 0 || plus === null ? [base] : [base, plus];
	if (statuses.some((status) => status === "fail" || status === "failed")) return "incorrect";
	if (statuses.some((status) => status === "timeout" || status === "timed out")) return "error";
	return statuses.every((status) => status === "pass" || status === "success") ? "correct" : "unscored";
}

// src/formats/repeats.ts
/** Numbers the answers to one question in the order in which they come: 0, 1, 2 … */
var Repeats = class {
	#counts = /* @__PURE__ */ new Map();
	next(question) {
		const count = this.#counts.get(question) ?? 0;
		this.#counts.set(question, count + 1);
		return count;
	}
};

// src/formats/code/human-eval.ts
/** `*_results.jsonl` of human-eval: several rows of one problem are several samples. */
const humanEval = {
	id: "human-eval",
	title: "human-eval results (*_results.jsonl)",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "task_id", "completion", "passed"),
	companions: [codeProblems],
	open({ companions, fileName }) {
		const problems = new ProblemTable(companions);
		const repeats = new Repeats();
		return {
			models: /* @__PURE__ */ new Set(),
			read: (record, place) => [readRow$6(fieldsOf(record), problems, repeats, place)],
			warnings: () => problems.warnings(fileName)
		};
	}
};
function readRow$6(row, problems, repeats, place) {
	const id = idAt(row, "task_id");
	if (id === null) throw new UnreadableRecord("task_id is missing");
	return makeItem({
		task: taskOfProblem(id),
		id,
		...problems.find(id),
		response: completionOf(row.completion),
		outcome: outcomeOf$4(row),
		repeat: repeats.next(id),
		place
	});
}
/** A program that ran out of time was stopped by the harness, not found wrong. */
function outcomeOf$4({ passed, result }) {
	if (passed === true) return "correct";
	if (passed !== false) return "unscored";
	return result === "timed out" ? "error" : "incorrect";
}
/** Some keep the whole answer of the API in place of its text. */
function completionOf(completion) {
	if (!isObject(completion) || !Array.isArray(completion.choices)) return textOf(completion);
	const [choice] = completion.choices;
	if (!isObject(choice)) return "";
	return textOf(isObject(choice.message) ? choice.message.content : choice.text);
}

// src/formats/code/samples.ts
/** Programs that were written but not run. */
const codeSamples = {
	id: "code-samples",
	title: "human-eval and EvalPlus samples (samples.jsonl)",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "task_id") && (Object.hasOwn(first, "completion") || Object.hasOwn(first, "solution")) && !Object.hasOwn(first, "passed"),
	modelOf: () => null,
	holds: "programs that were not run",
	instead: "the results of evaluate_functional_correctness or evalplus.evaluate"
};
/** bigcode-evaluation-harness: lists of programs, and totals. Neither says which program passed. */
const bigcode = {
	id: "bigcode",
	title: "bigcode-evaluation-harness (generations_*.json, evaluation_results.json)",
	recognises: ({ shape, first }) => {
		if (shape === "rows") return Array.isArray(first) && first.every((text) => typeof text === "string");
		if (shape !== "document" || !isObject(first) || !hasKeys(first, "config")) return false;
		return Object.values(first).some((task) => isObject(task) && Object.keys(task).some((name) => name.startsWith("pass@")));
	},
	modelOf: (document) => isObject(document) && isObject(document.config) && typeof document.config.model === "string" ? document.config.model : null,
	holds: "programs or totals, not which program passed",
	instead: "results with a verdict for each problem, such as those of EvalPlus"
};

// src/formats/deepeval.ts
const CASES = ["testCases", "conversationalTestCases"];
/**
* A test run of DeepEval, bare or inside `testRunData`. Its cases are in the order in which they were done. What
* `evaluate` returns in Python has the same cases under `test_results`, their members written as `actual_output`.
*/
const deepEval = {
	id: "deepeval",
	title: "DeepEval test runs (.latest_test_run.json)",
	recognises: ({ shape, first }) => shape === "rows" ? isResult$1(first) : shape === "document" && (isRun(first) || hasKeys(first, "testRunData") && isRun(first.testRunData) || areResults(first)),
	recordsAt(document) {
		if (areResults(document)) return ["test_results", "*"];
		return hasKeys(document, "testRunData") ? [
			"testRunData",
			CASES,
			"*"
		] : [CASES, "*"];
	},
	open: () => ({
		models: /* @__PURE__ */ new Set(),
		read: (record, place) => [readCase(spelt(fieldsOf(record)), place)]
	})
};
function areResults(document) {
	return hasKeys(document, "test_results") && Array.isArray(document.test_results) ? isResult$1(document.test_results[0]) : false;
}
function isResult$1(value) {
	return hasKeys(value, "success", "metrics_data");
}
/** `actual_output` as `actualOutput`. */
function spelt(test) {
	if (!hasKeys(test, "metrics_data")) return test;
	const camel = (key) => key.replace(/_([a-z])/gu, (_, letter) => letter.toUpperCase());
	return Object.fromEntries(Object.entries(test).map(([key, value]) => [camel(key), value]));
}
function isRun(run) {
	if (!hasKeys(run, "testCases") || !Array.isArray(run.testCases)) return false;
	const [first] = run.testCases;
	return hasKeys(run, "metricsScores") || hasKeys(run, "testPassed") || hasKeys(first, "actualOutput", "metricsData");
}
function readCase(test, place) {
	const isConversation = Array.isArray(test.turns);
	return makeItem({
		task: "deepeval",
		prompt: isConversation ? lastMessage(test.turns, "user") : textOf(test.input),
		response: isConversation ? lastMessage(test.turns, "assistant") : textOf(test.actualOutput),
		reference: optionalTextAt(test, "expectedOutput") ?? optionalTextAt(test, "expectedOutcome"),
		...gradeOfCase(test),
		place
	});
}
/** All metrics must pass, but flaky ones; a metric that failed to measure leaves the case without a verdict. */
function gradeOfCase({ success, metricsData }) {
	const counted = (Array.isArray(metricsData) ? metricsData.filter(isObject) : []).filter(({ flaky }) => flaky !== true);
	if (counted.some(({ error }) => error !== void 0 && error !== null && error !== "")) return {
		outcome: "error",
		score: null
	};
	if (typeof success !== "boolean") return {
		outcome: "unscored",
		score: null
	};
	const scores = counted.flatMap((metric) => numberAt(metric, "score") ?? []);
	const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
	const score = mean !== null && mean >= 0 && mean <= 1 ? mean : Number(success);
	return {
		outcome: success ? "correct" : "incorrect",
		score
	};
}

// src/formats/gsm8k-data.ts
/** GSM8K's own questions and answers: no model has answered them. */
const gsm8kData = {
	id: "gsm8k-data",
	title: "GSM8K train.jsonl and test.jsonl",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "question", "answer") && typeof first.answer === "string" && first.answer.includes("####"),
	modelOf: () => null,
	holds: "questions with their right answers, no model's",
	instead: "the results of a model that answered them"
};

// src/formats/gsm8k-solutions.ts
/** `example_model_solutions.jsonl` of GSM8K: every row holds the answers of several models, chosen with `#model`. */
const gsm8kSolutions = {
	id: "gsm8k-solutions",
	title: "GSM8K example_model_solutions.jsonl",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "question", "ground_truth") && modelsOf(first).length > 0,
	open({ first, fragment, fileName }) {
		const model = chosenModel(modelsOf(first), fragment, fileName);
		return {
			models: /* @__PURE__ */ new Set([model]),
			readsEachAlone: true,
			read: (record, place) => [readRow$5(record, model, place)]
		};
	}
};
function modelsOf(row) {
	if (!isObject(row)) return [];
	return Object.keys(row).filter((key) => hasKeys(row[key], "is_correct", "solution"));
}
function readRow$5(record, model, place) {
	const row = fieldsOf(record);
	const answer = row[model];
	if (!isObject(answer)) throw new UnreadableRecord(`${model} is missing`);
	return makeItem({
		task: "gsm8k",
		prompt: textAt(row, "question"),
		response: textAt(answer, "solution"),
		outcome: outcomeOf$3(answer.is_correct),
		reference: textAt(row, "ground_truth"),
		place
	});
}
function outcomeOf$3(isCorrect) {
	if (typeof isCorrect !== "boolean") return "unscored";
	return isCorrect ? "correct" : "incorrect";
}

// src/formats/grade.ts
const UNSCORED = {
	outcome: "unscored",
	score: null
};
/** What a grader's value in [0, 1], or a yes or no, stands for; everything else is no grade. */
function gradeOf(value) {
	if (typeof value === "boolean") return value ? {
		outcome: "correct",
		score: 1
	} : {
		outcome: "incorrect",
		score: 0
	};
	if (typeof value !== "number" || !(value >= 0 && value <= 1)) return UNSCORED;
	if (value === 1) return {
		outcome: "correct",
		score: 1
	};
	return {
		outcome: value === 0 ? "incorrect" : "partial",
		score: value
	};
}

// src/formats/helm/scenario-state.ts
/** `scenario_state.json` of HELM: questions and answers, without a grade. */
const helmState = {
	id: "helm-scenario-state",
	title: "HELM scenario_state.json",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "adapter_spec", "request_states"),
	recordsAt: () => ["request_states", "*"],
	*entriesOf(record) {
		if (!isObject(record) || !isObject(record.instance)) return;
		yield [keyOf(record.instance, record, "id"), instanceOf(record, record.instance)];
	},
	siblingsOf: (fileName) => fileName === "per_instance_stats.json" ? ["scenario_state.json"] : []
};
/** Perturbed copies of a question share its id. */
function keyOf(holder, record, idName) {
	const perturbation = perturbationOf(holder.perturbation ?? record.perturbation);
	return `${idAt(holder, idName) ?? ""}\n${perturbation}\n${idAt(record, "train_trial_index") ?? "0"}`;
}
function perturbationOf(perturbation) {
	return isObject(perturbation) && typeof perturbation.name === "string" ? perturbation.name : "";
}
function instanceOf(record, instance) {
	const gold = (Array.isArray(instance.references) ? instance.references.filter(isObject) : []).find(({ tags }) => Array.isArray(tags) && tags.includes("correct"));
	const mapping = isObject(record.output_mapping) ? record.output_mapping : {};
	const letters = Object.keys(mapping);
	return {
		prompt: [isObject(instance.input) ? textOf(instance.input.text) : "", ...letters.map((letter) => `${letter}. ${textOf(mapping[letter])}`)].join("\n"),
		response: responseOf$2(record, mapping),
		reference: gold !== void 0 && isObject(gold.output) ? textOf(gold.output.text) : void 0,
		model: isObject(record.request) && typeof record.request.model === "string" ? record.request.model : null
	};
}
/** ` B` is the letter of a choice: what was meant is its text. */
function responseOf$2({ result }, mapping) {
	const completions = isObject(result) && Array.isArray(result.completions) ? result.completions : [];
	const text = isObject(completions[0]) ? textOf(completions[0].text) : "";
	const letter = text.trim();
	return Object.hasOwn(mapping, letter) ? textOf(mapping[letter]) : text;
}

// src/formats/helm/per-instance.ts
/** `per_instance_stats.json` of HELM, with the `scenario_state.json` beside it. */
const helm = {
	id: "helm",
	title: "HELM per_instance_stats.json",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "instance_id", "train_trial_index", "stats") && Array.isArray(first.stats),
	companions: [helmState],
	open: (file) => new StatsReader(file)
};
/** One question can have several blocks, one a group of metrics: they are merged once all are read. */
var StatsReader = class {
	models = /* @__PURE__ */ new Set();
	#task;
	#instances;
	#merged = /* @__PURE__ */ new Map();
	#missing = 0;
	#fileName;
	constructor({ folder, companions, fileName }) {
		this.#task = (folder ?? "helm").replace(/,?\bmodel=[^,]*/u, "").replace(/[:-]$/u, "") || "helm";
		this.#instances = companions.get(helmState.id);
		this.#fileName = fileName;
	}
	read(record, place) {
		const row = fieldsOf(record);
		const key = keyOf(row, row, "instance_id");
		const merged = this.#merged.get(key) ?? {
			record: row,
			metrics: /* @__PURE__ */ new Map(),
			place
		};
		for (const stat of Array.isArray(row.stats) ? row.stats : []) addStat(merged.metrics, stat);
		this.#merged.set(key, merged);
		return [];
	}
	finish() {
		return [...this.#merged].map(([key, { record, metrics, place }]) => {
			const instance = this.#instances?.get(key);
			if (instance === void 0) this.#missing++;
			if (instance?.model) this.models.add(instance.model);
			const id = idAt(record, "instance_id");
			return makeItem({
				task: this.#task,
				id,
				prompt: instance?.prompt ?? `Instance ${id ?? ""}`,
				response: instance?.response ?? "",
				reference: instance?.reference,
				...gradeOf(defaultMetric(metrics)),
				variant: perturbationOf(record.perturbation),
				repeat: countAt(record, "train_trial_index"),
				place
			});
		});
	}
	warnings() {
		if (this.#missing === 0) return [];
		const message = `${this.#fileName} does not hold the questions of ${this.#missing === 1 ? "1 answer" : `${this.#missing} answers`}: put scenario_state.json of the same run beside it`;
		return [{
			code: "prompts-missing",
			category: null,
			count: this.#missing,
			message
		}];
	}
};
function addStat(metrics, stat) {
	if (!isObject(stat) || !isObject(stat.name) || typeof stat.name.name !== "string") return;
	const mean = numberAt(stat, "mean");
	const isPerturbed = stat.name.perturbation !== void 0 && stat.name.perturbation !== null;
	if (mean !== null && !(isPerturbed && metrics.has(stat.name.name))) metrics.set(stat.name.name, mean);
}
const METRICS$1 = [
	"exact_match",
	"quasi_exact_match",
	"f1_score",
	"rouge_l"
];
function defaultMetric(metrics) {
	const name = METRICS$1.find((known) => metrics.has(known));
	return name === void 0 ? void 0 : metrics.get(name);
}
/** `stats.json`: the same figures over all questions. */
const helmStats = {
	id: "helm-stats",
	title: "HELM stats.json",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "name", "count", "sum") && isObject(first.name) && hasKeys(first.name, "name"),
	modelOf: () => null,
	holds: "totals only",
	instead: "per_instance_stats.json and scenario_state.json of the same run"
};
/** `run_spec.json`: what was to be run. */
const helmRunSpec = {
	id: "helm-run-spec",
	title: "HELM run_spec.json",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "name", "scenario_spec", "adapter_spec"),
	modelOf: (document) => isObject(document) && isObject(document.adapter_spec) && typeof document.adapter_spec.model === "string" ? document.adapter_spec.model : null,
	holds: "settings only",
	instead: "per_instance_stats.json and scenario_state.json of the same run"
};

// src/formats/inspect/value.ts
const LETTERS = /* @__PURE__ */ new Map([
	["C", 1],
	["P", .5],
	["I", 0],
	["N", 0]
]);
/** What a scorer's value stands for: `C`, `P`, `I` and `N`, yes and no, or a number; NaN and null are no score. */
function gradeOfValue(value) {
	if (typeof value !== "string") return gradeOf(value);
	const letter = LETTERS.get(value);
	if (letter !== void 0) return gradeOf(letter);
	if (/^(?:yes|true)$/iu.test(value)) return gradeOf(true);
	if (/^(?:no|false)$/iu.test(value)) return gradeOf(false);
	return gradeOf(value.trim() === "" ? void 0 : Number(value));
}

// src/formats/inspect/sample-reader.ts
/** Reads the samples of one log. */
var SampleReader = class {
	models = /* @__PURE__ */ new Set();
	#task;
	#scorer;
	#isChosen;
	#fileName;
	constructor(header, fragment, fileName) {
		const run = isObject(header.eval) ? header.eval : {};
		if (typeof run.model === "string") this.models.add(run.model);
		this.#task = typeof run.task === "string" ? run.task.replace(/^inspect_evals\//u, "") : "inspect";
		this.#scorer = fragment ?? firstScorer(header);
		this.#isChosen = fragment !== null;
		this.#fileName = fileName;
	}
	read(record, place) {
		const sample = fieldsOf(record);
		const resolve = attachmentsOf(sample);
		return [makeItem({
			task: this.#task,
			id: idAt(sample, "id"),
			prompt: withChoices(resolve(promptOf$2(sample)), sample.choices),
			response: resolve(responseOf$1(sample)),
			reference: targetOf$1(sample, resolve),
			repeat: Math.max(0, countAt(sample, "epoch") - 1),
			...this.#gradeOf(sample),
			place
		})];
	}
	#gradeOf(sample) {
		if (sample.error !== void 0 && sample.error !== null) return {
			outcome: "error",
			score: null
		};
		const scores = isObject(sample.scores) ? sample.scores : isObject(sample.score) ? { score: sample.score } : {};
		const names = Object.keys(scores);
		if (this.#isChosen && names.length > 0 && !names.includes(this.#scorer ?? "")) throw this.#noScorer(names);
		const name = this.#scorer !== null && names.includes(this.#scorer) ? this.#scorer : names[0];
		this.#scorer ??= name ?? null;
		const score = name === void 0 ? void 0 : scores[name];
		return gradeOfValue(isObject(score) ? score.value : void 0);
	}
	#noScorer(names) {
		return new RetakeError("USAGE", `${this.#fileName} has no scorer "${this.#scorer}": ${names.join(", ")}`, { hint: `Name one of them after the #, as in ${this.#fileName}#${names[0]}.` });
	}
};
function firstScorer(header) {
	const [first] = isObject(header.results) && Array.isArray(header.results.scores) ? header.results.scores : [];
	return isObject(first) && typeof first.name === "string" ? first.name : null;
}
function promptOf$2({ input, messages }) {
	if (typeof input === "string") return input;
	return lastMessage(input, "user") || lastMessage(messages, "user");
}
function responseOf$1({ output }) {
	if (!isObject(output)) return "";
	if (typeof output.completion === "string" && output.completion !== "") return output.completion;
	const [choice] = Array.isArray(output.choices) ? output.choices : [];
	return isObject(choice) && isObject(choice.message) ? textOfContent(choice.message.content) : "";
}
/** Where several targets are accepted, the first is the reference. */
function targetOf$1({ target }, resolve) {
	const [first] = Array.isArray(target) ? target : [target];
	return typeof first === "string" && first.trim() !== "" ? resolve(first).trim() : void 0;
}
function withChoices(prompt, choices) {
	if (!Array.isArray(choices) || choices.length === 0) return prompt;
	return [prompt, ...choices.map((choice, index) => `${String.fromCharCode(65 + index)}) ${textOfContent(choice)}`)].join("\n");
}
/** Long texts stand once beside the sample, as `attachment://<hash>` wherever they are used. */
function attachmentsOf({ attachments }) {
	const table = isObject(attachments) ? attachments : {};
	return (text) => text.replace(/(?:attachment|tc):\/\/([0-9a-f]{32})/gu, (link, hash) => {
		const found = Object.hasOwn(table, hash) ? table[hash] : void 0;
		return typeof found === "string" ? found : link;
	});
}

// src/formats/inspect/log.ts
/**
* Logs of inspect_ai: one JSON document, or a zip (`.eval`) with one entry a sample. Where several scorers graded the
* samples the first counts; `#scorer` names another.
*/
const inspectLog = {
	id: "inspect",
	title: "inspect_ai logs (.eval and .json)",
	recognises: ({ shape, first }) => {
		if (shape === "archive") return Array.isArray(first) && (first.includes("header.json") || first.includes(START));
		return shape === "document" && isLog(first);
	},
	recordsAt: () => ["samples", "*"],
	header: ["eval", "results"],
	entriesOf,
	open: ({ header, fragment, fileName }) => new SampleReader(header, fragment, fileName)
};
const START = "_journal/start.json";
function isLog(document) {
	return hasKeys(document, "eval") && isObject(document.eval) && hasKeys(document.eval, "task", "model");
}
/** A crashed run has no header.json, but a start. Newer logs split a sample into several entries. */
function entriesOf(names) {
	const records = names.flatMap((entry) => {
		if (!/^samples\/.*\.json$/su.test(entry)) return [];
		const whole = /^samples\/(.*_epoch_\d+)\.json$/su.exec(entry)?.[1];
		const chunked = /^samples\/(.*_epoch_\d+)\/sample\.json$/su.exec(entry)?.[1];
		const key = whole ?? chunked;
		return key === void 0 ? [] : [{
			key,
			entry,
			parts: whole === void 0 ? partsOf(key, names) : []
		}];
	});
	return {
		header: ["header.json", START].find((name) => names.includes(name)) ?? null,
		records
	};
}
function partsOf(key, names) {
	return ["attachments", "messages"].flatMap((member) => {
		const folder = `samples/${key}/${member}/`;
		return names.filter((name) => name.startsWith(folder)).map((entry) => ({
			member,
			entry
		}));
	});
}

// src/formats/file-name.ts
/** A file's name without folders and without endings: `out/math.jsonl.gz` is `math`. */
function stemOf(fileName) {
	return (fileName.split(/[\\/]/u).at(-1) ?? fileName).replace(/(?:\.(?:jsonl?|ndjson|eval|gz|parquet))+$/iu, "");
}

// src/formats/lighteval.ts
/** `details_<task>|<shots>_<date>.parquet` of lighteval, or the same rows exported to JSON lines. */
const lightEval = {
	id: "lighteval",
	title: "lighteval details (details_*.parquet)",
	recognises: ({ shape, first }) => shape === "table" ? Array.isArray(first) && [
		"doc",
		"model_response",
		"metric"
	].every((column) => first.includes(column)) : shape === "rows" && hasKeys(first, "doc", "model_response", "metric"),
	open({ fileName }) {
		const task = stemOf(fileName).replace(/^details_/u, "").replace(/_\d{4}-\d{2}-\d{2}T[\d.:-]+$/u, "").replace(/\|\d+(?:\|\d+)?$/u, "");
		return {
			models: /* @__PURE__ */ new Set(),
			read: (record, place) => [readRow$4(fieldsOf(record), task, place)]
		};
	}
};
function readRow$4(row, task, place) {
	const doc = fieldsOf(row.doc);
	const answer = isObject(row.model_response) ? row.model_response : {};
	const choices = Array.isArray(doc.choices) ? doc.choices.map(textOf) : [];
	return makeItem({
		task,
		id: idAt(doc, "id"),
		prompt: textOf(doc.query),
		response: firstText$2(answer.text_post_processed) || firstText$2(answer.text) || likeliest$1(answer, choices),
		reference: choices[goldIndex(doc.gold_index)],
		...gradeOfMetrics(row.metric),
		place
	});
}
function firstText$2(value) {
	return textOf(Array.isArray(value) ? value[0] : value);
}
function goldIndex(gold) {
	const first = Array.isArray(gold) ? gold[0] : gold;
	return typeof first === "bigint" || typeof first === "number" ? Number(first) : -1;
}
/** Where choices were weighed and nothing was written: the one with the highest log-probability. */
function likeliest$1({ logprobs }, choices) {
	if (!Array.isArray(logprobs) || logprobs.length !== choices.length) return "";
	const weights = logprobs.map(Number);
	return choices[weights.indexOf(Math.max(...weights))] ?? "";
}
const METRICS = [
	"extractive_match",
	"exact_match",
	"em",
	"acc",
	"loglikelihood_acc"
];
function gradeOfMetrics(metrics) {
	if (!isObject(metrics)) return {
		outcome: "unscored",
		score: null
	};
	const names = Object.keys(metrics);
	return [...METRICS.filter((name) => names.includes(name)), ...names].map((name) => gradeOf(plain(metrics[name]))).find(({ outcome }) => outcome !== "unscored") ?? {
		outcome: "unscored",
		score: null
	};
}
function plain(value) {
	return typeof value === "bigint" ? Number(value) : value;
}
/** `results_<date>.json`: totals. */
const lightEvalResults = {
	id: "lighteval-results",
	title: "lighteval totals (results_*.json)",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "config_general", "results"),
	modelOf: (document) => isObject(document) && isObject(document.config_general) && typeof document.config_general.model_name === "string" ? document.config_general.model_name : null,
	holds: "totals only",
	instead: "the details_*.parquet files, written with --save-details"
};

// src/formats/lm-eval/results.ts
/** Whether a file is a document with the harness's totals; its answers may be in it, too. */
function holdsTotals({ shape, first }) {
	if (shape !== "document" || !hasKeys(first, "results") || !isObject(first.results)) return false;
	if (!Object.hasOwn(first, "configs") && !Object.hasOwn(first, "n-shot")) return false;
	return Object.values(first.results).some((result) => isObject(result) && Object.keys(result).some((key) => key.includes(",")));
}
/** `results_<date>.json` of lm-evaluation-harness: totals, the model's name, the names of the filters. */
const lmEvalResults = {
	id: "lm-eval-results",
	title: "lm-evaluation-harness totals (results_*.json)",
	recognises: (sample) => holdsTotals(sample) && !hasKeys(sample.first, "samples"),
	holds: "totals only",
	instead: "the samples_*.jsonl files, written with --log_samples",
	modelOf,
	recordsAt: () => [],
	*entriesOf(document) {
		const model = modelOf(document);
		if (model !== null) yield ["model", model];
		if (!isObject(document) || !isObject(document.results)) return;
		for (const task of Object.keys(document.results)) yield [`filters of ${task}`, filtersOf(document, task)];
	},
	siblingsOf(fileName) {
		const date = /_(\d{4}-\d{2}-\d{2}T[\d.:-]+)$/u.exec(stemOf(fileName))?.[1];
		return date === void 0 ? [] : [`results_${date}.json`];
	}
};
function modelOf(document) {
	if (!isObject(document)) return null;
	if (typeof document.model_name === "string" && document.model_name !== "") return document.model_name;
	const args = isObject(document.config) ? document.config.model_args : void 0;
	if (isObject(args) && typeof args.pretrained === "string") return args.pretrained;
	return typeof args === "string" ? /(?:^|,)(?:pretrained|model)=([^,]+)/u.exec(args)?.[1] ?? null : null;
}
/** The filters of a task in the order of its rows: as configured, else as they stand in `metric,filter`. */
function filtersOf(document, task) {
	const config = isObject(document.configs) ? document.configs[task] : void 0;
	if (isObject(config) && Array.isArray(config.filter_list)) return config.filter_list.flatMap((filter) => isObject(filter) && typeof filter.name === "string" ? [filter.name] : []);
	const totals = isObject(document.results) ? document.results[task] : void 0;
	const names = Object.keys(isObject(totals) ? totals : {}).flatMap((key) => key.split(",")[1] ?? []);
	return [...new Set(names)];
}

// src/formats/lm-eval/arguments.ts
/** The requests of a row, each [context, choice or settings]: an object since 0.4.3, a list before. */
function requestsOf(row) {
	const given = row.arguments;
	if (Array.isArray(given)) return given.map((request) => Array.isArray(request) ? [request[0], request[1]] : [request, null]);
	if (!isObject(given)) return [];
	return Object.values(given).map((request) => isObject(request) ? [request.arg_0, request.arg_1] : [request, null]);
}

// src/formats/lm-eval/choices.ts
/** A question whose choices were weighed by their log-probability: one request and one pair of numbers a choice. */
function isMultipleChoice(row) {
	if (!Array.isArray(row.resps) || row.resps.length < 2) return false;
	const choices = choicesOf(row);
	return choices.length > 1 && logProbabilities(row).length === choices.length;
}
function choicesOf(row) {
	return requestsOf(row).flatMap(([, choice]) => typeof choice === "string" ? [choice.trim()] : []);
}
/** The choice the model held likeliest, by what the metric weighs: per character where only `acc_norm` was measured. */
function chosenChoice(row) {
	const choices = choicesOf(row);
	const isNormed = row.acc === void 0 && row.acc_norm !== void 0;
	const weights = logProbabilities(row).map((value, index) => isNormed ? value / Math.max(1, choices[index]?.length ?? 1) : value);
	return {
		response: choices[weights.reduce((top, weight, index) => weight > (weights[top] ?? -Infinity) ? index : top, 0)] ?? "",
		reference: goldChoice(row, choices)
	};
}
/** `target` is the number of the right choice, as a text since 0.4.4, or its text. */
function goldChoice({ target }, choices) {
	const text = typeof target === "number" || typeof target === "string" ? String(target).trim() : void 0;
	if (text === void 0 || choices.includes(text)) return text;
	return /^\d+$/u.test(text) ? choices[Number(text)] : text;
}
/** `[["-3.21", "False"]]` a choice; numbers and booleans in old files. */
function logProbabilities(row) {
	if (!Array.isArray(row.resps)) return [];
	return row.resps.flatMap((resp) => {
		const pair = Array.isArray(resp) && Array.isArray(resp[0]) ? resp[0] : resp;
		if (!Array.isArray(pair) || pair.length !== 2) return [];
		const value = Number(pair[0]);
		return Number.isNaN(value) || !/^(?:true|false)$/iu.test(String(pair[1])) ? [] : [value];
	});
}

// src/formats/lm-eval/question.ts
const QUESTION_KEYS = [
	"question",
	"problem",
	"query",
	"prompt",
	"ctx",
	"input"
];
/**
* The bare question, without the examples that were put before it, so that it stays the same question when they change.
* Where the dataset's own row does not show it, the whole prompt.
*/
function questionOf(row) {
	const doc = isObject(row.doc) ? row.doc : {};
	const key = QUESTION_KEYS.find((name) => typeof doc[name] === "string" && doc[name] !== "");
	const question = key === void 0 ? wholePrompt(row) : String(doc[key]);
	return isMultipleChoice(row) ? withOptions(question, optionTexts(row, doc)) : question;
}
function wholePrompt(row) {
	const [context] = requestsOf(row)[0] ?? [];
	const text = Array.isArray(context) ? context[0] : context;
	if (typeof text !== "string") return "";
	return text.startsWith("[{") ? lastOfChat(text) : text;
}
/** Chat models behind an API are asked with the messages as one JSON text. */
function lastOfChat(text) {
	try {
		return lastMessage(JSON.parse(text), "user") || text;
	} catch {
		return text;
	}
}
/** Some tasks let the model choose among letters and keep the texts in the row. */
function optionTexts(row, doc) {
	const choices = choicesOf(row);
	const own = isObject(doc.choices) ? doc.choices.text : doc.choices;
	return choices.every((choice) => /^[A-J]$/u.test(choice)) && Array.isArray(own) ? own.map(String) : choices;
}
function withOptions(question, options) {
	if (options.some((option) => question.includes(`. ${option}`))) return question;
	return [question, ...options.map((option, index) => `${String.fromCharCode(65 + index)}. ${option}`)].join("\n");
}

// src/formats/lm-eval/task-rows.ts
/** Reads the rows of one task: one for each question and filter. */
var TaskRows = class {
	#task;
	#fragment;
	#filters;
	#seen = new Repeats();
	#dependsOnEarlier = false;
	constructor({ task, fragment, filters }) {
		this.#task = task;
		this.#fragment = fragment;
		this.#filters = filters;
	}
	/** Whether a row was read that says less than all about itself. */
	get dependsOnEarlier() {
		return this.#dependsOnEarlier;
	}
	/** @throws UnreadableRecord */
	read(record, place) {
		const row = fieldsOf(record);
		const id = idAt(row, "doc_id");
		const variant = typeof row.filter === "string" ? row.filter : this.#unnamedFilter(id ?? "");
		if (this.#fragment !== null && variant !== this.#fragment) return [];
		const item = isMultipleChoice(row) ? chosenChoice(row) : {
			response: responseOf(row),
			reference: targetOf(row)
		};
		return [makeItem({
			task: this.#task,
			id,
			prompt: questionOf(row),
			...item,
			...gradeOfRow$1(row),
			variant: variant === "none" ? "" : variant,
			place
		})];
	}
	/** Without names, the k-th row of a question is that of the k-th filter. */
	#unnamedFilter(id) {
		this.#dependsOnEarlier = true;
		const number = this.#seen.next(id);
		return this.#filters[number] ?? (number === 0 ? "" : `filter ${number + 1}`);
	}
};
function responseOf(row) {
	const [first] = Array.isArray(row.resps) ? row.resps : [];
	const response = Array.isArray(first) ? first[0] : first;
	if (typeof response === "string") return response;
	return response === void 0 || response === null ? "" : String(JSON.stringify(response));
}
function targetOf({ target }) {
	if (typeof target === "string") return target;
	const [first] = Array.isArray(target) ? target : [target];
	return typeof first === "string" || typeof first === "number" ? String(first) : void 0;
}
const PREFERRED = [
	"exact_match",
	"acc",
	"pass@1",
	"prompt_level_strict_acc"
];
const NO_METRICS = /* @__PURE__ */ new Set([
	"doc_id",
	"doc",
	"target",
	"arguments",
	"resps",
	"filtered_resps",
	"filter",
	"metrics"
]);
/** One row can carry several metrics; lists (one value an instruction) and pairs (a sum and its count) are no grades. */
function gradeOfRow$1(row) {
	const names = metricsOf(row);
	const name = PREFERRED.find((name) => names.includes(name) && isGrade(row[name])) ?? names.find((other) => isGrade(row[other]));
	return gradeOf(name === void 0 ? void 0 : row[name]);
}
function isGrade(value) {
	return gradeOf(value).outcome !== "unscored";
}
/** Without a list of them, every member that is nothing else is a metric. */
function metricsOf(row) {
	const named = Array.isArray(row.metrics) ? row.metrics.filter((name) => typeof name === "string") : [];
	if (named.length > 0) return named;
	return Object.keys(row).filter((key) => !NO_METRICS.has(key) && !key.endsWith("_hash"));
}

// src/formats/lm-eval/samples.ts
/**
* `samples_<task>_<date>.jsonl` of lm-evaluation-harness: one row for each question and filter. `#filter` reads the
* rows of one filter. Versions up to 0.4.2 write one array, up to 0.4.6 no name of the filter. What its Python function
* returns has the rows of all tasks in one document, beside the totals.
*/
const lmEvalSamples = {
	id: "lm-eval",
	title: "lm-evaluation-harness samples (samples_*.jsonl)",
	recognises: (sample) => isRow(sample) || holdsTotals(sample) && hasKeys(sample.first, "samples"),
	recordsAt: () => [
		"samples",
		"*",
		"*"
	],
	header: [
		"results",
		"configs",
		"config",
		"model_name"
	],
	companions: [lmEvalResults],
	open: (file) => hasKeys(file.header, "results") ? new DocumentReader(file) : new FileReader(file)
};
function isRow({ shape, first }) {
	return shape === "rows" && hasKeys(first, "doc_id", "doc", "resps", "filtered_resps");
}
/** The rows of one task. */
var FileReader = class {
	models = /* @__PURE__ */ new Set();
	#rows;
	constructor({ fileName, folder, fragment, companions }) {
		const task = taskOf(fileName);
		const results = companions.get(lmEvalResults.id);
		const model = results?.get("model") ?? modelOfFolder(folder);
		if (typeof model === "string") this.models.add(model);
		const filters = results?.get(`filters of ${task}`);
		this.#rows = new TaskRows({
			task,
			fragment,
			filters: Array.isArray(filters) ? filters : []
		});
	}
	get readsEachAlone() {
		return !this.#rows.dependsOnEarlier;
	}
	read(record, place) {
		return this.#rows.read(record, place);
	}
};
/** The rows of each task, by its name. */
var DocumentReader = class {
	models = /* @__PURE__ */ new Set();
	#header;
	#fragment;
	#tasks = /* @__PURE__ */ new Map();
	constructor({ header, fragment }) {
		this.#header = header;
		this.#fragment = fragment;
		const model = modelOf(header);
		if (model !== null) this.models.add(model);
	}
	read(record, place) {
		const task = String(place.group);
		return (this.#tasks.get(task) ?? this.#begin(task)).read(record, place);
	}
	#begin(task) {
		const filters = filtersOf(this.#header, task);
		const rows = new TaskRows({
			task,
			fragment: this.#fragment,
			filters
		});
		this.#tasks.set(task, rows);
		return rows;
	}
};
/** `samples_gsm8k_2025-05-24T18-23-30.957284.jsonl` is of gsm8k; the task's own name may hold `_`. */
function taskOf(fileName) {
	return stemOf(fileName).replace(/^samples_/u, "").replace(/_\d{4}-\d{2}-\d{2}T[\d.:-]+$/u, "");
}
/** The harness names the folder after the model, `/` written as `__`. */
function modelOfFolder(folder) {
	return folder?.includes("__") ? folder.replace("__", "/") : void 0;
}

// src/formats/mt-bench/answers.ts
/** Answers of FastChat and arena-hard: nobody has judged them yet. */
const fastChatAnswers = {
	id: "fastchat-answers",
	title: "FastChat and arena-hard model answers",
	recognises: ({ shape, first }) => {
		if (shape !== "rows") return false;
		if (hasKeys(first, "question_id", "choices")) return Array.isArray(first.choices) && isObject(first.choices[0]) && "turns" in first.choices[0];
		return hasKeys(first, "uid", "messages", "model");
	},
	modelOf: (row) => {
		if (!isObject(row)) return null;
		const model = row.model_id ?? row.model;
		return typeof model === "string" ? model : null;
	},
	holds: "answers without a judgement",
	instead: "the judgement files (model_judgment/*.jsonl), written by gen_judgment.py"
};

// src/formats/mt-bench/judge-prompt.ts
/** Takes a prompt of MT-bench's judge apart: its templates for one and for two turns, one and two answers. */
function readJudgePrompt(prompt) {
	return prompt.includes("Conversation with User|>") ? conversation(prompt) : singleTurn(prompt);
}
function singleTurn(prompt) {
	const question = /\[(?:User )?Question\]\n(.*?)\n\n\[The Start of /su.exec(prompt)?.[1] ?? "";
	const section = (name) => between(prompt, `[The Start of ${name}]\n`, `\n[The End of ${name}]`);
	return {
		question,
		answerA: section("Assistant A's Answer") ?? section("Assistant's Answer") ?? "",
		answerB: section("Assistant B's Answer") ?? "",
		reference: section("Reference Answer")
	};
}
function conversation(prompt) {
	const part = (name) => between(prompt, `<|The Start of ${name}|>`, `<|The End of ${name}|>`) ?? "";
	const first = part("Assistant A's Conversation with User");
	const second = part("Assistant B's Conversation with User");
	return {
		question: lastSection(first, "### User:") ?? "",
		answerA: lastSection(first, "### Assistant A:") ?? "",
		answerB: lastSection(second, "### Assistant B:") ?? "",
		reference: lastSection(part("Reference Answer"), "### Reference answer:")
	};
}
function between(text, start, end) {
	const from = text.indexOf(start);
	if (from === -1) return void 0;
	const to = text.indexOf(end, from + start.length);
	return text.slice(from + start.length, to === -1 ? void 0 : to);
}
const HEADINGS = /\n*### (?:User|Assistant A|Assistant B|Reference answer):\n/u;
function lastSection(text, heading) {
	const at = text.lastIndexOf(`${heading}\n`);
	if (at === -1) return void 0;
	return text.slice(at + heading.length + 1).split(HEADINGS)[0]?.trim();
}

// src/formats/mt-bench/questions.ts
/** `question.jsonl`: the judgements do not say which category a question is of. */
const mtBenchQuestions = {
	id: "mt-bench-questions",
	title: "MT-bench question.jsonl",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "question_id", "category", "turns"),
	*entriesOf(record) {
		if (!hasKeys(record, "question_id", "category")) return;
		const id = idAt(record, "question_id");
		if (id !== null) yield [id, record.category];
	},
	siblingsOf: () => ["question.jsonl"]
};
function categoryOf(questions, id) {
	const category = questions?.get(id);
	return typeof category === "string" ? category : "mt_bench";
}

// src/formats/mt-bench/pair.ts
/** Two models side by side, judged twice with their places swapped. `#model` says which of the two is meant. */
const mtBenchPair = {
	id: "mt-bench-pair",
	title: "MT-bench pair judgements (gpt-4_pair.jsonl)",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "question_id", "model_1", "model_2", "g1_winner", "g2_winner"),
	companions: [mtBenchQuestions],
	open: (file) => new PairReader(file)
};
var PairReader = class {
	models;
	#model;
	#questions;
	#judged = 0;
	#inconsistent = 0;
	constructor({ first, fragment, fileName, companions }) {
		const models = (isObject(first) ? [first.model_1, first.model_2] : []).filter((name) => typeof name === "string");
		this.#model = chosenModel(models, fragment, fileName);
		this.models = /* @__PURE__ */ new Set([this.#model]);
		this.#questions = companions.get(mtBenchQuestions.id);
	}
	read(record, place) {
		const row = fieldsOf(record);
		const isFirst = textAt(row, "model_1") === this.#model;
		if (!isFirst && textAt(row, "model_2") !== this.#model) return [];
		const shown = readJudgePrompt(optionalTextAt(row, "g1_user_prompt") ?? "");
		const id = idAt(row, "question_id") ?? "";
		const outcome = outcomeOf$2(row, isFirst ? "model_1" : "model_2");
		this.#count(row, outcome);
		return [makeItem({
			task: "mt_bench",
			id,
			category: categoryOf(this.#questions, id),
			prompt: shown.question,
			response: isFirst ? shown.answerA : shown.answerB,
			opponentResponse: isFirst ? shown.answerB : shown.answerA,
			opponent: textAt(row, isFirst ? "model_2" : "model_1"),
			reference: shown.reference,
			outcome,
			variant: `turn ${numberAt(row, "turn") ?? 1}`,
			judge: {
				winner: `${row.g1_winner}, then ${row.g2_winner}`,
				reasoning: [optionalTextAt(row, "g1_judgment"), optionalTextAt(row, "g2_judgment")].join("\n\n").trim(),
				position: "both"
			},
			place
		})];
	}
	warnings() {
		if (this.#inconsistent === 0) return [];
		const message = `In ${this.#inconsistent} of ${this.#judged} pairs the judge changed its mind when the answers changed places; they count as ties`;
		return [{
			code: "judge-inconsistent",
			category: null,
			count: this.#inconsistent,
			message
		}];
	}
	#count({ g1_winner, g2_winner }, outcome) {
		if (outcome === "error") return;
		this.#judged++;
		if (g1_winner !== g2_winner) this.#inconsistent++;
	}
};
/** The winners are already mapped back to the models. Only a winner of both games has won. */
function outcomeOf$2({ g1_winner, g2_winner }, model) {
	if (![g1_winner, g2_winner].every((winner) => winner === "model_1" || winner === "model_2" || winner === "tie")) return "error";
	if (g1_winner !== g2_winner || g1_winner === "tie") return "tie";
	return g1_winner === model ? "win" : "loss";
}

// src/formats/mt-bench/single.ts
/** Marks from 1 to 10 for single answers. One file can hold many models. */
const mtBenchSingle = {
	id: "mt-bench-single",
	title: "MT-bench single judgements (gpt-4_single.jsonl)",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "question_id", "model", "score", "judgment", "turn", "user_prompt"),
	companions: [mtBenchQuestions],
	open({ fragment, fileName, companions }) {
		const filter = new ModelFilter(fragment, fileName);
		const questions = companions.get(mtBenchQuestions.id);
		return {
			models: filter.models,
			read(record, place) {
				const row = fieldsOf(record);
				return filter.accepts(textAt(row, "model")) ? [readRow$3(row, questions, place)] : [];
			},
			finish: () => filter.finish()
		};
	}
};
function readRow$3(row, questions, place) {
	const shown = readJudgePrompt(textAt(row, "user_prompt"));
	const id = idAt(row, "question_id") ?? "";
	return makeItem({
		task: "mt_bench",
		id,
		category: categoryOf(questions, id),
		prompt: shown.question,
		response: shown.answerA,
		reference: shown.reference,
		variant: `turn ${numberAt(row, "turn") ?? 1}`,
		...gradeOfMark(numberAt(row, "score")),
		place
	});
}
const BEST = 10;
/** -1 is a judgement that could not be parsed. */
function gradeOfMark(mark) {
	if (mark === null || mark < 0 || mark > BEST) return {
		outcome: "unscored",
		score: null
	};
	const score = mark / BEST;
	return {
		outcome: outcomeOfScore(score),
		score
	};
}

// src/formats/mt-bench/vicuna-review.ts
/** Vicuna-bench reviews: one game, the first answer always shown first. `#1` or `#2` says which answer is the model's. */
const vicunaReview = {
	id: "vicuna-review",
	title: "Vicuna-bench reviews",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "review_id", "answer1_id", "answer2_id", "score") && Array.isArray(first.score),
	open({ fragment, fileName }) {
		const isFirst = chosenModel(["1", "2"], fragment, fileName) === "1";
		return {
			models: /* @__PURE__ */ new Set(),
			read(record, place) {
				const row = fieldsOf(record);
				const [first, second] = Array.isArray(row.score) ? row.score : [];
				const [own, other] = isFirst ? [first, second] : [second, first];
				const outcome = outcomeOf$1(own, other);
				const scores = outcome === "error" ? {} : { scores: {
					model: Number(own),
					opponent: Number(other)
				} };
				const id = idAt(row, "question_id");
				return [makeItem({
					task: "vicuna_bench",
					id,
					category: isObject(row.metadata) ? optionalTextAt(row.metadata, "category") : void 0,
					prompt: `Question ${id ?? ""} of Vicuna-bench`,
					response: "",
					outcome,
					judge: {
						winner: JSON.stringify(row.score) ?? "",
						reasoning: optionalTextAt(row, "text") ?? "",
						position: isFirst ? "A" : "B",
						...scores
					},
					place
				})];
			},
			warnings: () => [{
				code: "answers-missing",
				category: null,
				count: 1,
				message: `${fileName} holds marks but neither questions nor answers, so nothing can be trained on it`
			}]
		};
	}
};
/** [-1, -1] is a review that could not be parsed. */
function outcomeOf$1(own, other) {
	if (typeof own !== "number" || typeof other !== "number" || !(own >= 0) || !(other >= 0)) return "error";
	if (own === other) return "tie";
	return own > other ? "win" : "loss";
}

// src/formats/openai-evals.ts
/** Logs of openai/evals: a first row that says what was run, then events in the order in which they came. */
const openAiEvals = {
	id: "openai-evals",
	title: "openai/evals logs",
	recognises: ({ shape, first }) => shape === "rows" && (hasKeys(first, "spec") && isObject(first.spec) || hasKeys(first, "run_id", "event_id", "type", "data")),
	open: () => new EventReader()
};
var EventReader = class {
	models = /* @__PURE__ */ new Set();
	#task = "openai-evals";
	/** The last answer to each question that waits for its verdict. */
	#sampled = /* @__PURE__ */ new Map();
	#repeats = new Repeats();
	read(record, place) {
		const row = fieldsOf(record);
		if (isObject(row.spec)) return this.#begin(row.spec);
		const id = idAt(row, "sample_id");
		const data = isObject(row.data) ? row.data : {};
		if (id === null) return [];
		if (row.type === "sampling") {
			this.#sampled.set(id, {
				prompt: promptOf$1(data),
				response: firstText$1(data.sampled)
			});
			return [];
		}
		const grade = gradeOfEvent(row.type, data);
		return grade === null ? [] : [this.#item(id, data, grade, place)];
	}
	#begin(spec) {
		const [model] = Array.isArray(spec.completion_fns) ? spec.completion_fns : [];
		if (typeof model === "string") this.models.add(model);
		const name = spec.base_eval ?? spec.eval_name;
		if (typeof name === "string") this.#task = name;
		return [];
	}
	#item(id, data, grade, place) {
		const sampled = this.#sampled.get(id);
		this.#sampled.delete(id);
		const expected = firstText$1(data.expected ?? data.correct_answer);
		return makeItem({
			task: this.#task,
			id,
			prompt: sampled?.prompt || promptOf$1(data) || id,
			response: sampled?.response ?? firstText$1(data.sampled ?? data.picked),
			reference: expected === "" ? void 0 : expected,
			repeat: this.#repeats.next(id),
			...grade,
			place
		});
	}
};
/** null for events that grade nothing. */
function gradeOfEvent(type, data) {
	if (type === "match") return gradeOf(data.correct);
	if (type === "error") return {
		outcome: "error",
		score: null
	};
	if (type !== "metrics") return null;
	const value = typeof data.correct === "boolean" ? data.correct : numberAt(data, "score") ?? numberAt(data, "accuracy");
	return value === null ? null : gradeOf(value);
}
function firstText$1(value) {
	return Array.isArray(value) ? textOf(value[0]) : textOf(value);
}
function promptOf$1({ prompt }) {
	if (!Array.isArray(prompt)) return textOf(prompt);
	const last = prompt.at(-1);
	return isObject(last) ? textOfContent(last.content) : textOf(last);
}

// src/formats/opencompass/predictions.ts
/** opencompass predictions: one object, numbered from 0, without a verdict. Split files begin at 0 again. */
const openCompassPredictions = {
	id: "opencompass-predictions",
	title: "opencompass predictions",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "0") && hasKeys(first["0"], "origin_prompt", "prediction"),
	recordsAt: () => ["*"],
	open: (file) => readerOf(file, (row) => row.gold)
};
/** opencompass results with `dump_details`. */
const openCompassDetails = {
	id: "opencompass",
	title: "opencompass results with details",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "details") && isObject(first.details) && (hasKeys(first.details, "type") || hasKeys(first.details, "0")),
	recordsAt: () => ["details", "*"],
	open: (file) => readerOf(file, (row) => row.references ?? row.gold ?? row.answer)
};
function readerOf(file, goldOf) {
	const task = stemOf(file.fileName).replace(/_\d+$/u, "");
	return {
		models: new Set(file.folder === null ? [] : [file.folder]),
		read(record, place) {
			if (!/^\d+$/u.test(String(place.key))) return [];
			return [readRow$2(fieldsOf(record), task, goldOf, place)];
		}
	};
}
function readRow$2(row, task, goldOf, place) {
	const gold = firstText(goldOf(row));
	return makeItem({
		task,
		prompt: promptOf(row.origin_prompt ?? row.prompt),
		response: firstText(row.prediction ?? row.origin_prediction ?? row.predictions ?? row.pred),
		reference: gold === "" ? void 0 : gold,
		...gradeOfRow(row),
		place
	});
}
function gradeOfRow({ correct }) {
	const [first] = Array.isArray(correct) ? correct : [correct];
	return gradeOf(first);
}
function firstText(value) {
	return textOf(Array.isArray(value) ? value[0] : value);
}
/** A text, or messages whose roles are HUMAN and BOT. */
function promptOf(prompt) {
	if (!Array.isArray(prompt)) return textOf(prompt);
	const last = prompt.findLast((message) => isObject(message) && message.role === "HUMAN");
	return isObject(last) ? textOf(last.prompt) : lastMessage(prompt, "user");
}

// src/formats/promptfoo/grade.ts
/** Assertions about what an answer cost, not about what it says. */
const NOT_QUALITY = /* @__PURE__ */ new Set([
	"latency",
	"cost",
	"perplexity",
	"perplexity-score"
]);
/** `failureReason` of an answer that never came. */
const ERROR = 2;
/**
* `success` is all assertions passed, `score` their weighted mean. Here those about what the answer cost do not count: a
* result that failed on nothing but latency or cost is a right answer, and no score is better or worse for them. One
* that has no answer because the provider failed is an error.
*/
function gradeOfResult(row) {
	if (isError(row)) return {
		outcome: "error",
		score: null
	};
	if (typeof row.success !== "boolean") return {
		outcome: "unscored",
		score: null
	};
	const score = inRange(scoreOf(row));
	if (row.success) return {
		outcome: "correct",
		score: score ?? 1
	};
	const failed = componentsOf(row).filter((component) => component.pass === false);
	return failed.length > 0 && failed.every((component) => NOT_QUALITY.has(typeOf(component))) ? {
		outcome: "correct",
		score: score ?? 1
	} : {
		outcome: "incorrect",
		score: score === 1 ? 0 : score ?? 0
	};
}
function scoreOf(row) {
	const components = componentsOf(row);
	const counting = components.filter((component) => !NOT_QUALITY.has(typeOf(component)));
	if (counting.length === components.length) return numberAt(row, "score");
	const weights = counting.reduce((sum, component) => sum + weightOf(component), 0);
	if (weights === 0) return null;
	const points = (component) => numberAt(component, "score") ?? Number(component.pass === true);
	return counting.reduce((sum, component) => sum + weightOf(component) * points(component), 0) / weights;
}
/** 1 where the assertion gives none. */
function weightOf({ assertion }) {
	return (isObject(assertion) ? numberAt(assertion, "weight") : null) ?? 1;
}
/** `error` alone is none: it repeats the message of a failed assertion. */
function isError(row) {
	if (row.failureReason !== void 0 && row.failureReason !== null) return row.failureReason === ERROR;
	const hasError = (value) => value !== void 0 && value !== null && value !== "";
	return isObject(row.response) && hasError(row.response.error) || hasError(row.error) && !isObject(row.gradingResult);
}
function inRange(score) {
	return score !== null && score >= 0 && score <= 1 ? score : null;
}
function componentsOf({ gradingResult }) {
	const components = isObject(gradingResult) ? gradingResult.componentResults : void 0;
	return Array.isArray(components) ? components.filter(isObject) : [];
}
function typeOf({ assertion }) {
	return isObject(assertion) && typeof assertion.type === "string" ? assertion.type : "";
}
/** Assertions whose value is an answer, the more exact first. A rubric describes an answer and is none. */
const ANSWERS = [
	"equals",
	"similar",
	"factuality",
	"model-graded-factuality",
	"contains",
	"icontains"
];
/** promptfoo keeps no reference: what an assertion compares the answer with is one. */
function referenceOf(row) {
	const assertions = [...isObject(row.testCase) && Array.isArray(row.testCase.assert) ? row.testCase.assert : [], ...componentsOf(row).map(({ assertion }) => assertion)].filter(isObject);
	const known = ANSWERS.map((type) => assertions.find((assertion) => assertion.type === type)).find(Boolean);
	const value = textOf(known?.value);
	return value === "" ? void 0 : withVars(value, isObject(row.vars) ? row.vars : {});
}
function withVars(text, vars) {
	return text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, name) => Object.hasOwn(vars, name) ? textOf(vars[name]) : whole);
}

// src/formats/promptfoo/result-reader.ts
/** Reads the results of one provider. They are written in the order in which they were done. */
var ResultReader = class {
	models;
	#filter;
	#repeats = new Repeats();
	constructor(providers, fragment, fileName) {
		if (providers.length > 0) chosenModel(providers, fragment, fileName);
		this.#filter = new ModelFilter(fragment, fileName);
		this.models = this.#filter.models;
	}
	read(record, place) {
		const row = fieldsOf(record);
		if (!this.#filter.accepts(providerOf(row))) return [];
		const id = idOf(row);
		const variant = labelOf(row);
		const prompt = textAt(fieldsOf(row.prompt), "raw");
		return [makeItem({
			task: "promptfoo",
			id,
			prompt,
			response: isObject(row.response) ? textOf(row.response.output) : "",
			reference: referenceOf(row),
			variant,
			repeat: this.#repeats.next(`${id ?? prompt}\n${variant}`),
			...gradeOfResult(row),
			place
		})];
	}
	finish() {
		return this.#filter.finish();
	}
};
/** A label where one was given, as promptfoo's own table of columns does. */
function providerOf({ provider }) {
	if (typeof provider === "string") return provider;
	if (!isObject(provider)) return "unknown";
	return [provider.label, provider.id].find((name) => typeof name === "string" && name !== "") ?? "unknown";
}
function labelOf({ prompt }) {
	const { label, display } = fieldsOf(prompt);
	return [label, display].find((name) => typeof name === "string") ?? "";
}
/** Tests have no number that lasts when tests are edited: what they ask, in `vars` and their description, does. */
function idOf(row) {
	const vars = isObject(row.vars) ? row.vars : {};
	const names = Object.keys(vars).filter((name) => !name.startsWith("_")).sort();
	return [isObject(row.testCase) && typeof row.testCase.description === "string" ? row.testCase.description : "", names.map((name) => `${name}=${textOf(vars[name])}`).join("; ")].filter((part) => part !== "").join(": ") || null;
}

// src/formats/promptfoo/results.ts
/**
* promptfoo's output: versions 2 and 3 as a document, with or without its wrapper, or one result a line. `#provider`
* chooses one of several providers.
*/
const promptfoo = {
	id: "promptfoo",
	title: "promptfoo output (.json and .jsonl)",
	recognises: ({ shape, first }) => shape === "rows" ? isResult(first) : summaryOf(first) !== null,
	recordsAt: (document) => isSummary(document) ? ["results", "*"] : [
		"results",
		"results",
		"*"
	],
	open: ({ first, fragment, fileName }) => {
		const summary = summaryOf(first);
		return new ResultReader(summary === null ? [] : providersOf(summary), fragment, fileName);
	}
};
function isResult(row) {
	return hasKeys(row, "vars", "prompt", "success", "score") && hasKeys(row.prompt, "raw");
}
function isSummary(document) {
	return hasKeys(document, "results") && Array.isArray(document.results) && (isResult(document.results[0]) || hasKeys(document, "version", "stats"));
}
function summaryOf(document) {
	if (isSummary(document)) return document;
	if (!hasKeys(document, "results") || !hasKeys(document.results, "results")) return null;
	const { results } = document.results;
	return Array.isArray(results) && (isResult(results[0]) || hasKeys(document.results, "version")) ? document.results : null;
}
/** The providers of the run, as far as the document names them before its results: not in version 2. */
function providersOf(summary) {
	const names = (hasKeys(summary, "prompts") && Array.isArray(summary.prompts) ? summary.prompts : []).map((prompt) => isObject(prompt) ? prompt.provider : void 0);
	return [...new Set(names.filter((name) => typeof name === "string"))];
}

// src/formats/retake-results.ts
/** Retake's own minimal format: one JSON object per answer. Published as a JSON Schema. */
const retakeResults = {
	id: "retake",
	title: "Retake's own results ({task, id, prompt, response, outcome or score})",
	recognises: ({ shape, first }) => shape === "rows" && hasKeys(first, "task", "prompt", "response") && (Object.hasOwn(first, "outcome") || Object.hasOwn(first, "score")),
	open({ fragment, fileName }) {
		const filter = new ModelFilter(fragment, fileName);
		const settings = /* @__PURE__ */ new Map();
		return {
			models: filter.models,
			readsEachAlone: true,
			settings: () => [...settings.values()],
			read(record, place) {
				const row = fieldsOf(record);
				if (!filter.accepts(optionalTextAt(row, "model"))) return [];
				keepSettings(settings, row.settings);
				return [readRow$1(row, place)];
			},
			finish: () => filter.finish()
		};
	}
};
/** More different settings than these are no settings of an exam. */
const MOST_SETTINGS = 20;
function keepSettings(settings, value) {
	if (!isObject(value) || settings.size >= MOST_SETTINGS) return;
	const named = Object.entries(value).filter(([, setting]) => setting === null || typeof setting !== "object");
	const key = JSON.stringify(named);
	if (!settings.has(key)) settings.set(key, Object.fromEntries(named));
}
function readRow$1(row, place) {
	const task = textAt(row, "task");
	return makeItem({
		task,
		id: idAt(row, "id"),
		category: optionalTextAt(row, "category"),
		prompt: textAt(row, "prompt"),
		response: textAt(row, "response"),
		reference: optionalTextAt(row, "reference"),
		opponentResponse: optionalTextAt(row, "opponent_response"),
		repeat: readRepeat(row.repeat),
		...readOutcome(row),
		place
	});
}
function readOutcome(row) {
	const outcome = OUTCOMES.find((known) => known === row.outcome);
	if (outcome === void 0 && row.outcome !== void 0 && row.outcome !== null) throw new UnreadableRecord(`outcome ${oneLine(JSON.stringify(row.outcome), 30)} is none of ${OUTCOMES.join(", ")}`);
	const score = readScore(row.score);
	if (outcome === void 0) return score === null ? unscored(row) : {
		outcome: outcomeOfScore(score),
		score
	};
	if (score !== null && contradicts(outcome, score)) throw new UnreadableRecord(`outcome ${outcome} and score ${score} contradict each other: give one of them`);
	return {
		outcome,
		score
	};
}
function contradicts(outcome, score) {
	const meant = scoreOfOutcome(outcome);
	return meant !== null && Math.abs(meant - score) > .5;
}
function unscored(row) {
	if (!Object.hasOwn(row, "score")) throw new UnreadableRecord("neither outcome nor score is there");
	return {
		outcome: "unscored",
		score: null
	};
}
function readScore(score) {
	if (score === void 0 || score === null || Number.isNaN(score)) return null;
	if (typeof score === "number" && score >= 0 && score <= 1) return score;
	throw new UnreadableRecord("score is no number from 0 to 1");
}
function readRepeat(repeat) {
	if (repeat === void 0 || repeat === null) return 0;
	if (typeof repeat === "number" && Number.isSafeInteger(repeat) && repeat >= 0) return repeat;
	throw new UnreadableRecord("repeat is no whole number from 0 up");
}

// src/formats/seed-judged.ts
const KEYS = [
	"prompt",
	"local_response",
	"gpt4_response",
	"judgment"
];
/** Results judged by GPT-4 pair by pair: one document a category, or the same rows one a line. */
const seedJudged = {
	id: "gpt4-judged",
	title: "GPT-4-judged pairs (*_intermediate.json)",
	recognises: ({ shape, first }) => shape === "rows" ? hasKeys(first, ...KEYS) : isDocument(first),
	recordsAt: () => ["results", "*"],
	header: ["category"],
	open({ fileName, header }) {
		const category = typeof header.category === "string" ? header.category : stemOf(fileName).replace(/_intermediate$/u, "");
		return {
			models: /* @__PURE__ */ new Set(),
			readsEachAlone: true,
			read: (record, place) => [readRow(fieldsOf(record), category, place)]
		};
	}
};
function isDocument(document) {
	if (!hasKeys(document, "results") || !Array.isArray(document.results)) return false;
	const [first] = document.results;
	return first === void 0 ? hasKeys(document, "category", "wins", "losses", "ties") : hasKeys(first, ...KEYS);
}
function readRow(row, category, place) {
	const judge = readJudgement(row.judgment);
	return makeItem({
		task: category,
		prompt: textAt(row, "prompt"),
		response: textAt(row, "local_response"),
		outcome: outcomeOf(judge?.winner),
		reference: optionalTextAt(row, "ground_truth"),
		opponentResponse: textAt(row, "gpt4_response"),
		opponent: "gpt-4",
		judge,
		place
	});
}
function outcomeOf(winner) {
	switch (winner?.trim().toUpperCase()) {
		case "A": return "win";
		case "B": return "loss";
		case "TIE": return "tie";
		default: return "error";
	}
}
function readJudgement(judgment) {
	if (!isObject(judgment) || typeof judgment.winner !== "string") return void 0;
	const judge = {
		winner: judgment.winner,
		reasoning: typeof judgment.reasoning === "string" ? judgment.reasoning : "",
		position: "A"
	};
	const model = sumOfMarks(judgment.response_a);
	const opponent = sumOfMarks(judgment.response_b);
	if (model !== null && opponent !== null) judge.scores = {
		model,
		opponent
	};
	return judge;
}
function sumOfMarks(marks) {
	if (!isObject(marks)) return null;
	let sum = null;
	for (const name in marks) {
		const mark = marks[name];
		if (typeof mark === "number" && Number.isFinite(mark)) sum = (sum ?? 0) + mark;
	}
	return sum;
}

// src/formats/seed-report.ts
/** `benchmark_report_*.json`: the totals beside GPT-4-judged results. */
const seedReport = {
	id: "gpt4-judged-report",
	title: "report of a GPT-4-judged benchmark (benchmark_report_*.json)",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "overall", "by_category") && !hasKeys(first, "results"),
	modelOf: (document) => hasKeys(document, "model_path") && typeof document.model_path === "string" ? document.model_path : null,
	holds: "totals only",
	instead: "the *_intermediate.json files of the same run"
};

// src/formats/simple-evals.ts
/** `*_allresults.json` of simple-evals: the grades stand in the report's HTML, in the order of the conversations. */
const simpleEvals = {
	id: "simple-evals",
	title: "simple-evals (*_allresults.json)",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "score", "metrics", "htmls") && Array.isArray(first.htmls),
	recordsAt: () => ["convos", "*"],
	header: ["htmls", "metadata"],
	open: (file) => new ConversationReader(file)
};
var ConversationReader = class {
	models = /* @__PURE__ */ new Set();
	#task;
	#htmls;
	#examples;
	#repeats = new Repeats();
	constructor({ fileName, header }) {
		const [, task, model] = /^([^_]+)_(.+?)(?:_\d{8}_\d{6})?_allresults$/u.exec(stemOf(fileName)) ?? [];
		this.#task = task ?? "simple-evals";
		if (model !== void 0) this.models.add(model);
		this.#htmls = Array.isArray(header.htmls) ? header.htmls : [];
		const examples = isObject(header.metadata) ? header.metadata.example_level_metadata : void 0;
		this.#examples = Array.isArray(examples) ? examples : [];
	}
	read(conversation, place) {
		const prompt = lastMessage(conversation, "user");
		const html = this.#htmls[Number(place.key)];
		const example = this.#examples[Number(place.key)];
		const shown = typeof html === "string" ? readHtml(html) : {};
		const score = shown.score ?? (isObject(example) ? numberAt(example, "score") : null);
		return [makeItem({
			task: this.#task,
			prompt,
			response: lastMessage(conversation, "assistant"),
			reference: shown.reference,
			repeat: this.#repeats.next(prompt),
			...gradeOf(score),
			place
		})];
	}
};
function readHtml(html) {
	const score = /<p>\s*Score:\s*([^<]*)<\/p>/u.exec(html)?.[1]?.trim();
	const reference = /<p>\s*Correct Answer:\s*([^<]*)<\/p>/u.exec(html)?.[1]?.trim();
	return {
		...score === void 0 || score === "" ? {} : { score: /^(?:True|False)$/u.test(score) ? Number(score === "True") : Number(score) },
		...reference === void 0 || reference === "None" || reference === "" ? {} : { reference: unescapeHtml(reference) }
	};
}
const ENTITIES = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	"#34": "\"",
	"#39": "'",
	"#x27": "'"
};
function unescapeHtml(text) {
	return text.replace(/&(#?\w+);/gu, (whole, name) => ENTITIES[name] ?? whole);
}
/** `<eval>_<model>.json`: totals. */
const simpleEvalsTotals = {
	id: "simple-evals-totals",
	title: "simple-evals totals",
	recognises: ({ shape, first }) => shape === "document" && hasKeys(first, "score", "score:std"),
	modelOf: () => null,
	holds: "totals only",
	instead: "the *_allresults.json beside it"
};

// src/formats/table.ts
/** Every format that holds items, in the order in which they are tried: the more telling first. */
const FORMATS = [
	inspectLog,
	promptfoo,
	evalPlus,
	deepEval,
	simpleEvals,
	openCompassPredictions,
	openCompassDetails,
	seedJudged,
	helm,
	alpacaEval,
	lmEvalSamples,
	lightEval,
	arenaHard,
	mtBenchPair,
	mtBenchSingle,
	vicunaReview,
	openAiEvals,
	humanEval,
	gsm8kSolutions,
	retakeResults
];
/** Files that hold totals only, or answers that nobody graded. */
const SUMMARIES = [
	lmEvalResults,
	lightEvalResults,
	helmStats,
	helmRunSpec,
	alpacaOutputs,
	fastChatAnswers,
	codeSamples,
	bigcode,
	simpleEvalsTotals,
	gsm8kData,
	seedReport
];
/** Files that hold what a result file lacks. */
const COMPANIONS = [
	lmEvalResults,
	helmState,
	mtBenchQuestions,
	codeProblems
];
function findFormat(sample) {
	return FORMATS.find((format) => format.recognises(sample));
}
function findSummary(sample) {
	return SUMMARIES.find((summary) => summary.recognises(sample));
}
function findCompanion(sample) {
	return COMPANIONS.find((companion) => companion.recognises(sample));
}

// src/results/packed/parquet.ts
const ROWS_AT_ONCE = 500;
/** @throws PackedError */
async function openTable(source) {
	const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import("./node.js");
	const { compressors } = await import("./src.js");
	const { file, close } = await bufferOf(source);
	const metadata = await orDamaged(parquetMetadataAsync(file, { geoparquet: false }), close);
	const columns = (await orDamaged((async () => checked(parquetSchema(metadata), metadata))(), close)).children.map(({ element }) => element.name);
	const count = Number(metadata.num_rows);
	return {
		columns,
		async *rows() {
			for (let rowStart = 0; rowStart < count; rowStart += ROWS_AT_ONCE) {
				const rowEnd = Math.min(count, rowStart + ROWS_AT_ONCE);
				const rows = await orDamaged(parquetReadObjects({
					file,
					metadata,
					compressors,
					rowStart,
					rowEnd
				}), close);
				yield* rows;
				if (rows.length < rowEnd - rowStart) throw damaged(`it has fewer rows than the ${count} it names`);
			}
		},
		close
	};
}
async function bufferOf(source) {
	if (source.file === null) {
		const bytes = await bytesOf(source);
		const slice = (start, end) => toArrayBuffer(bytes.subarray(start, end));
		return {
			file: {
				byteLength: bytes.length,
				slice
			},
			close: async () => {}
		};
	}
	const handle = await open(source.file);
	const { size } = await handle.stat();
	const slice = (start, end = size) => readRange(handle, start, end, size);
	return {
		file: {
			byteLength: size,
			slice
		},
		close: () => handle.close()
	};
}
async function readRange(handle, start, end, size) {
	const length = Math.max(0, Math.min(end, size) - start);
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
	return toArrayBuffer(buffer.subarray(0, bytesRead));
}
function toArrayBuffer(bytes) {
	const copy = new ArrayBuffer(bytes.length);
	new Uint8Array(copy).set(bytes);
	return copy;
}
/**
* Every column must be in the schema. The library would find out one by one, while it reads those before: their own
* errors would then be awaited by nobody, which ends the process.
*/
function checked(schema, { row_groups }) {
	for (const { columns } of row_groups) for (const { meta_data } of columns) {
		let node = schema;
		for (const name of meta_data?.path_in_schema ?? []) node = node?.children.find(({ element }) => element.name === name);
		if (node === void 0) throw damaged("a column is not in the schema");
	}
	return schema;
}
async function orDamaged(reading, close) {
	try {
		return await reading;
	} catch (error) {
		await close();
		throw damaged("it cannot be decoded", error);
	}
}
function damaged(what, cause) {
	return new PackedError(`the Parquet data is damaged or cut off: ${what}`, { cause });
}

// src/results/sample.ts
/** How many lines are tried to find a first row that can be read. */
const TRIED_LINES = 20;
/**
* The ways in which a file's first bytes can be understood, the likelier first; none where it holds no JSON.
* A single object may be a document or the only row.
*/
function layoutsOf(head, isWhole, fileName) {
	const text = head.trimStart();
	const layout = (form, first, isCut) => ({
		form,
		sample: {
			shape: form === "document" ? "document" : "rows",
			first,
			fileName
		},
		isCut: isCut && !isWhole
	});
	if (text.startsWith("[")) {
		const array = startOf(text);
		return Array.isArray(array) ? [layout("array", array[0], array.length < 2)] : [];
	}
	const end = text.indexOf("\n");
	const isOneLine = end === -1 || isWhole && text.slice(end).trim() === "";
	const document = text.startsWith("{") && (isOneLine || !isJson(text.slice(0, end))) ? startOf(text) : void 0;
	const row = isOneLine ? document : firstRow$1(text, isWhole);
	return [...isObject(document) ? [layout("document", document, isOneLine)] : [], ...isObject(row) ? [layout("lines", row, isOneLine)] : []];
}
function startOf(text) {
	try {
		return parseJsonStart(text);
	} catch (error) {
		if (error instanceof JsonError) return void 0;
		throw error;
	}
}
function isJson(text) {
	return rowOf(text) !== void 0;
}
function firstRow$1(text, isWhole) {
	const lines = text.split("\n", 21);
	if (!isWhole || lines.length > TRIED_LINES) lines.pop();
	return lines.map(rowOf).find(isObject);
}
function rowOf(line) {
	try {
		return parseJson(line);
	} catch {
		return;
	}
}

// src/results/recognise.ts
/**
* Tells a file's format from its first bytes.
* @throws RetakeError where it is empty, binary, broken or unknown; PackedError where a zip or Parquet file is damaged.
*/
async function recognise(source, bytes, wanted) {
	let layouts = await layoutsIn(source, bytes);
	let found = likeliest(layouts.filter(isTelling(wanted)), wanted);
	while (mayBeMore(found) && layouts.some(({ isCut }) => isCut) && await bytes.readOn()) {
		layouts = await layoutsIn(source, bytes);
		found = likeliest(layouts.filter(isTelling(wanted)), wanted);
	}
	found ??= likeliest(layouts, wanted);
	if (found !== void 0) return found;
	if (layouts.length === 0 && !/^\s*[[{]/u.test(bytes.head.toString("utf8", 0, 1024))) throw notJson(source.path);
	const row = firstRow(bytes);
	throw (row === null ? await jsonFault(source, bytes) : null) ?? unknownFormat(source.path, row);
}
/** Behind totals the answers themselves may stand. */
function mayBeMore(found) {
	return found === void 0 || found.kind !== "format" && found.summary !== void 0;
}
/** A document is known by its first members; the start of a row can look like the row of another format. */
function isTelling(wanted) {
	return ({ isCut, form, sample }) => !isCut || form === "document" && (wanted === null || wanted.recognises(sample));
}
function likeliest(layouts, wanted) {
	for (const layout of layouts) {
		const summary = findSummary(layout.sample);
		const companion = findCompanion(layout.sample);
		if (companion !== void 0) return {
			kind: "companion",
			companion,
			layout,
			summary
		};
		const format = wanted ?? findFormat(layout.sample);
		if (format !== void 0) return {
			kind: "format",
			format,
			layout
		};
		if (summary !== void 0) return {
			kind: "summary",
			summary,
			layout
		};
	}
}
async function layoutsIn(source, bytes) {
	const fileName = nameOf(source.path);
	const magic = bytes.head.toString("latin1", 0, 4);
	if (magic === "PK") return [await archiveLayout(source, fileName)];
	if (magic === "PAR1") return [await tableLayout(source, fileName)];
	if (isUtf16(bytes.head)) throw noResults(source.path, "this is UTF-16, and JSON is UTF-8");
	if (bytes.head.includes(0)) throw noResults(source.path, "this is a binary file, not JSON");
	const head = bytes.head.toString("utf8");
	if (head.trim() === "") throw noResults(source.path, "the file is empty");
	return layoutsOf(head, bytes.isWhole, fileName);
}
async function archiveLayout(source, fileName) {
	const { names, close } = await openArchive(source);
	close();
	return {
		form: "archive",
		sample: {
			shape: "archive",
			first: names,
			fileName
		},
		isCut: false
	};
}
async function tableLayout(source, fileName) {
	const { columns, close } = await openTable(source);
	await close();
	return {
		form: "table",
		sample: {
			shape: "table",
			first: columns,
			fileName
		},
		isCut: false
	};
}
function nameOf(path) {
	return path.split(/[\\/]/u).at(-1) ?? path;
}
/** The format of that id; null for `auto`. @throws RetakeError where there is none. */
function formatNamed(id) {
	if (id === "auto") return null;
	const format = FORMATS.find((known) => known.id === id);
	if (format !== void 0) return format;
	throw new RetakeError("USAGE", `There is no result format "${id}"`, { hint: `Known are auto, ${FORMATS.map((known) => known.id).join(", ")}.` });
}
/** A whole small file that is no JSON is called broken rather than unknown. */
async function jsonFault(source, bytes) {
	const head = bytes.head.toString("utf8");
	if (!bytes.isWhole || !/^\s*[[{]/u.test(head)) return null;
	try {
		parseJson(head);
		return null;
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
		const position = Buffer.byteLength(head.slice(0, error.position));
		const { code, message, hint } = await brokenDocument(source, new JsonError(error.message, position));
		return new NoResults(code, message, hint === void 0 ? {} : { hint });
	}
}
/** By its byte order mark, which PowerShell's `>` writes. */
function isUtf16(head) {
	const mark = head.subarray(0, 2).toString("hex");
	return mark === "fffe" || mark === "feff";
}
function noResults(path, what) {
	return new NoResults("RESULTS_UNREADABLE", `${path}: ${what}`, { hint: "Write the file again, or take it out of the results." });
}
/** The first line, where it is a JSON object; null where the file is no such thing. */
function firstRow(bytes) {
	const [first = ""] = bytes.head.toString("utf8").split("\n");
	try {
		const row = parseJson(first);
		return typeof row === "object" && row !== null && !Array.isArray(row) ? row : null;
	} catch {
		return null;
	}
}
/** CSV, YAML, HTML and the like. */
function notJson(path) {
	return new NoResults("FORMAT_UNKNOWN", `${path} is neither JSON nor an .eval or Parquet file`, { hint: "Have the tool write its results as JSON; docs/formats.md tells how to get the file of each." });
}
/** What a row of our own needs: one key of each. */
const OWN_ROWS = [
	["task"],
	["prompt"],
	["response"],
	["outcome", "score"]
];
function unknownFormat(path, row) {
	const isThere = (key) => row !== null && Object.hasOwn(row, key);
	const missing = OWN_ROWS.filter((keys) => !keys.some(isThere)).map((keys) => keys.join(" or "));
	const own = missing.length > 0 && missing.length < OWN_ROWS.length ? `; a row of Retake's own would need ${missing.join(" and ")}, too` : "";
	const titles = FORMATS.map(({ title }) => title).join("; ");
	return new NoResults("FORMAT_UNKNOWN", `${path} is in no result format that Retake knows${own}`, { hint: `docs/formats.md tells how to get each file, and how to write your own. It was looked for: ${titles}.` });
}

// src/results/companions.ts
/** Finds the files that hold what a result file lacks: beside it, or among those that were given. Reads each once. */
var CompanionShelf = class {
	#given;
	#recognised = /* @__PURE__ */ new Map();
	#read = /* @__PURE__ */ new Map();
	constructor(given) {
		this.#given = given;
	}
	/** The entries of every companion of that format, by its id. */
	async entriesFor(format, source) {
		const shelf = /* @__PURE__ */ new Map();
		for (const companion of format.companions ?? []) {
			const entries = /* @__PURE__ */ new Map();
			for (const found of await this.#find(companion, source)) for (const [key, value] of await this.#entriesOf(found, companion)) entries.set(key, value);
			if (entries.size > 0) shelf.set(companion.id, entries);
		}
		return shelf;
	}
	async #find(companion, source) {
		for (const name of companion.siblingsOf(nameOf(source.path))) {
			const sibling = source.sibling(name);
			if (sibling !== null && await this.#isCompanion(sibling, companion)) return [sibling];
		}
		const found = [];
		for (const given of this.#given) if (await this.#isCompanion(given, companion)) found.push(given);
		return found;
	}
	async #isCompanion(source, companion) {
		const found = await remembered(this.#recognised, source.path, () => recogniseOrNot(source));
		return found?.kind === "companion" && found.companion.id === companion.id;
	}
	#entriesOf(source, companion) {
		const key = `${companion.id}\n${source.path}`;
		return remembered(this.#read, key, () => readCompanion(source, companion));
	}
};
function remembered(memory, key, make) {
	const known = memory.get(key);
	if (known !== void 0) return known;
	const made = make();
	memory.set(key, made);
	return made;
}
/** A file that cannot be told is none, here; it is reported where it is read as results. */
async function recogniseOrNot(source) {
	const bytes = await openBytes(source);
	try {
		return await recognise(source, bytes, null);
	} catch (error) {
		if (error instanceof RetakeError) return null;
		throw error;
	} finally {
		await bytes.close();
	}
}
async function readCompanion(source, companion) {
	const bytes = await openBytes(source);
	const { layout } = await recognise(source, bytes, null);
	const path = companion.recordsAt?.(layout.sample.first) ?? ["*"];
	const name = nameOf(source.path);
	const records = layout.form === "lines" ? rowsOf(bytes.chunks, name) : elementsOf(bytes.chunks, path, name);
	const entries = /* @__PURE__ */ new Map();
	try {
		for await (const found of records) for (const { record } of found) for (const [key, value] of companion.entriesOf(record)) entries.set(key, value);
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
	}
	return entries;
}

// src/results/file-fault.ts
/** What is wrong with the file, where that is why reading it failed; else the error as it is. */
async function faultOf(source, error) {
	return error instanceof JsonError ? await brokenDocument(source, error) : plainFaultOf(source, error);
}
/** The same items; an error that comes when their turn does, as of a line too long for a text, is told the same way. */
function* blamed(items, source) {
	try {
		yield* items;
	} catch (error) {
		throw plainFaultOf(source, error);
	}
}
function plainFaultOf(source, error) {
	if (error instanceof PackedError) return unreadable(source.path, error.message, void 0, error);
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ERR_STRING_TOO_LONG") return unreadable(source.path, "one of its records is larger than 512 MB");
	return /^Z_|^ERR_.*ZLIB/u.test(code) ? unreadable(source.path, "the gzip data is damaged or cut off", void 0, error) : error;
}

// src/domain/benchmark/place.ts
/** `line 3`, `item 12`, `item "q7"`, `entry samples/1.json`. */
function placeInFile({ unit, at }) {
	return `${unit} ${unit === "item" && typeof at === "string" ? `"${at}"` : at}`;
}
/** The same with the file: `solutions.jsonl line 3`. */
function placeName(place) {
	return `${place.file} ${placeInFile(place)}`;
}

// src/results/broken-rows.ts
const TOLERATED = .01;
/** A record's key comes from the file. */
const LONGEST = 300;
/** Counts a file's broken records: few are skipped with a warning, more than 1 % stop the command. */
var BrokenRows = class {
	#path;
	#records = 0;
	#broken = 0;
	#first = "";
	constructor(path) {
		this.#path = path;
	}
	good() {
		this.#records++;
	}
	broken(place, what) {
		this.#records++;
		this.#broken++;
		if (this.#broken === 1) this.#first = oneLine(`${placeInFile(place)}: ${what}`, LONGEST);
	}
	error() {
		if (this.#broken <= this.#records * TOLERATED) return null;
		const many = `${this.#broken} of ${this.#records} records are broken, more than the 1 % that is skipped`;
		return unreadable(this.#path, `${this.#first} (${many})`);
	}
	warnings() {
		if (this.#broken === 0) return [];
		const records = `${this.#broken} of ${this.#records} records`;
		const message = `${this.#path}: ${records} could not be read and were skipped, the first at ${this.#first}`;
		return [{
			code: "broken-records",
			category: null,
			count: this.#broken,
			message
		}];
	}
};

// src/results/item-tally.ts
/** Counts what the records of a file gave. */
var ItemTally = class {
	#items = 0;
	#tasks = /* @__PURE__ */ new Set();
	#isOneEach = true;
	/** `given` are the items of one record; returns them. */
	add(given) {
		if (given.length !== 1) this.#isOneEach = false;
		return this.#count(given);
	}
	/** `given` are items that had to wait for the last record; returns them. */
	addLate(given) {
		if (given.length > 0) this.#isOneEach = false;
		return this.#count(given);
	}
	#count(given) {
		this.#items += given.length;
		for (const { task } of given) this.#tasks.add(task);
		return given;
	}
	get items() {
		return this.#items;
	}
	/** Joined by commas. */
	get tasks() {
		return [...this.#tasks].join(",");
	}
	/** Whether every record gave exactly one. */
	get isOneEach() {
		return this.#isOneEach;
	}
};

// src/results/file-items.ts
/** Makes the items of a file's records, each when its turn comes, and counts what came of them. */
var FileItems = class {
	rows;
	tally = new ItemTally();
	#reader;
	#hasReplacement = false;
	constructor(path, reader) {
		this.rows = new BrokenRows(path);
		this.#reader = reader;
	}
	*of(records) {
		for (const record of records) {
			this.#hasReplacement ||= record.hasReplacement === true;
			yield* this.tally.add(this.#itemsOf(record));
		}
	}
	/** Those that had to wait for the last record. */
	late() {
		return this.tally.addLate(this.#reader.finish?.() ?? []);
	}
	/** Whether a record had the character that stands for bytes that are no UTF-8. */
	get hasReplacement() {
		return this.#hasReplacement;
	}
	#itemsOf({ place, record, broken }) {
		if (broken !== void 0) {
			this.rows.broken(place, broken);
			return [];
		}
		try {
			const items = this.#reader.read(record, place);
			this.rows.good();
			return items;
		} catch (error) {
			if (!(error instanceof UnreadableRecord)) throw error;
			this.rows.broken(place, error.message);
			return [];
		}
	}
};

// src/results/packed/open-packed.ts
/** null for files that are read from front to back. @throws PackedError */
async function openPacked(source, format, layout, fileName) {
	if (layout.form === "table") {
		const table = await openTable(source);
		return {
			header: {},
			records: tableRows(table, fileName),
			close: table.close
		};
	}
	if (layout.form !== "archive" || format.entriesOf === void 0) return null;
	const archive = await openArchive(source);
	const entries = format.entriesOf(archive.names);
	const header = entries.header === null ? {} : parseJson((await archive.read(entries.header)).toString("utf8"));
	const close = async () => archive.close();
	return {
		header: isObject(header) ? header : {},
		records: entriesOf$2(archive, entries, fileName),
		close
	};
}
async function* tableRows(table, fileName) {
	let key = 0;
	for await (const record of table.rows()) {
		yield [{
			place: {
				file: fileName,
				unit: "row",
				at: key,
				key
			},
			record
		}];
		key++;
	}
}

// src/results/read-file.ts
/** Reads one result file. */
async function* readFile$1(source, options) {
	const digest = createHash("sha256");
	let bytes;
	try {
		bytes = await openBytes(source, (chunk) => {
			if (options.passesOver === void 0) digest.update(chunk);
			options.onBytes?.(chunk.length);
		});
		const recognised = await recognise(source, bytes, options.format);
		if (recognised.kind !== "format") return withoutItems(source, recognised);
		return yield* readRecords(source, bytes, recognised, digest, options);
	} catch (error) {
		throw await faultOf(source, error);
	} finally {
		await bytes?.close();
	}
}
function withoutItems(source, recognised) {
	const { summary, layout } = recognised;
	const model = summary?.modelOf(layout.sample.first) ?? null;
	const { holds, instead } = summary ?? {
		holds: "no answers that are graded",
		instead: "the results that belong to it"
	};
	return {
		file: null,
		models: model === null ? [] : [model],
		warnings: [],
		settings: [],
		isLineByLine: false,
		without: {
			path: source.path,
			holds,
			instead
		}
	};
}
async function* readRecords(source, bytes, { format, layout }, digest, { fragment, shelf, onBytes, passesOver }) {
	const fileName = nameOf(source.path);
	const packed = await openPacked(source, format, layout, fileName);
	const header = packed?.header ?? await headerFor(source, format, layout, bytes.isWhole);
	const companions = await shelf.entriesFor(format, source);
	const { first } = layout.sample;
	const reader = format.open({
		fileName,
		folder: source.folder,
		fragment,
		header,
		first,
		companions
	});
	const items = new FileItems(source.path, reader);
	try {
		for await (const found of packed?.records ?? recordsIn(bytes, format, layout, fileName, passesOver)) yield blamed(items.of(found), source);
		yield items.late();
	} finally {
		await packed?.close();
	}
	const { rows, tally } = items;
	const error = rows.error();
	if (error !== null) throw error;
	const path = fragment === null ? source.path : `${source.path}#${fragment}`;
	const sha256 = packed === null ? digest.digest("hex") : await digestOf(source, onBytes);
	const file = {
		path,
		format: format.id,
		task: tally.tasks,
		items: tally.items,
		sha256
	};
	const broken = items.hasReplacement && passesOver === void 0 ? await encodingWarnings(source) : [];
	const warnings = [
		...rows.warnings(),
		...broken,
		...reader.warnings?.() ?? []
	];
	const settings = reader.settings?.() ?? [];
	const isLineByLine = layout.form === "lines" && reader.readsEachAlone === true && tally.isOneEach;
	return {
		file,
		models: [...reader.models],
		warnings,
		settings,
		without: null,
		isLineByLine
	};
}
function recordsIn(bytes, format, layout, fileName, passesOver) {
	if (layout.form === "lines") return rowsOf(bytes.chunks, fileName, passesOver);
	const path = layout.form === "array" ? ["*"] : format.recordsAt?.(layout.sample.first) ?? [];
	return elementsOf(bytes.chunks, path, fileName);
}
/** The header is in the file's first bytes as a rule; where it is not, the file is gone through once for it. */
async function headerFor(source, format, layout, isWhole) {
	const wanted = format.header ?? [];
	const { first } = layout.sample;
	if (layout.form !== "document" || wanted.length === 0) return {};
	const whole = Object.entries(first).slice(0, isWhole ? void 0 : -1);
	const seen = Object.fromEntries(whole.filter(([key]) => wanted.includes(key)));
	if (isWhole || hasKeys(seen, ...wanted)) return seen;
	return headerOf((await openBytes(source)).chunks, wanted);
}

// src/results/read.ts
/**
* Reads result files, given as paths and patterns with an optional `#model`, as one run: a stream of items, some at a
* time, so that nothing is kept that the caller does not keep. It returns the report on the run.
* @throws RetakeError where a file is missing, broken or of no known format.
*/
function readBatches(specs, options) {
	return readSources(findSources(specs, options), options);
}
/** The same items one by one, which is slower. */
async function* readItems(specs, options) {
	for await (const batch of readBatches(specs, options)) yield* batch;
}
/** The same from sources that were found already. */
async function* readSources(wanted, options) {
	const format = formatNamed(options.format ?? "auto");
	const bytesTotal = wanted.reduce((sum, { source }) => sum + (source.size ?? 0), 0);
	const shelf = new CompanionShelf(wanted.map(({ source }) => source));
	const reports = [];
	const trail = [];
	const skipped = [];
	let bytesRead = 0;
	for (const { source, fragment, byPattern } of wanted) {
		const onBytes = (count) => {
			bytesRead += count;
			options.onProgress?.({
				path: source.path,
				bytesRead,
				bytesTotal
			});
		};
		try {
			const stamp = source.stamp();
			const report = yield* readFile$1(source, {
				fragment,
				format,
				shelf,
				onBytes
			});
			reports.push(report);
			const { file, isLineByLine } = report;
			if (file !== null) trail.push({
				source,
				fragment,
				format,
				stamp,
				isLineByLine,
				items: file.items
			});
		} catch (error) {
			if (!byPattern || !(error instanceof NoResults)) throw error;
			skipped.push(error);
		}
	}
	return {
		...runReport(reports, skipped),
		trail
	};
}
function runReport(reports, skipped) {
	const files = reports.flatMap(({ file }) => file === null ? [] : [file]);
	if (files.every(({ items }) => items === 0)) throw noAnswers(reports, files, skipped);
	const models = new Set(reports.flatMap((report) => report.models));
	const [model] = models;
	const settings = reports.flatMap((report) => report.settings);
	return {
		model: models.size === 1 && model !== void 0 ? model : null,
		files,
		...settings.length === 0 ? {} : { settings },
		warnings: [
			...reports.flatMap((report) => report.warnings),
			...skipped.map(skippedWarning),
			...models.size > 1 ? [severalModels([...models])] : []
		]
	};
}
function noAnswers(reports, files, skipped) {
	const without = reports.flatMap((report) => report.without ?? []);
	const [first] = without;
	const [firstSkipped] = skipped;
	if (first !== void 0) {
		const hint = `Give ${[...new Set(without.map(({ instead }) => instead))].join(" and ")}.`;
		return new RetakeError("RESULTS_UNREADABLE", `${first.path} holds ${first.holds}`, { hint });
	}
	if (files.length === 0 && firstSkipped !== void 0) return firstSkipped;
	const paths = files.map(({ path }) => path).join(", ");
	return new RetakeError("RESULTS_UNREADABLE", `No answers are in ${paths || "the results"}`, { hint: "Check that the run that wrote them was finished." });
}
function skippedWarning(error) {
	return {
		code: "file-skipped",
		category: null,
		count: 1,
		message: `${error.message}; it was passed over`
	};
}
function severalModels(models) {
	const message = `The results name ${models.length} models (${nameList(models)}), so the run is taken to be of none`;
	return {
		code: "several-models",
		category: null,
		count: models.length,
		message
	};
}

export { wholeNumber as _, placeName as a, findFiles as c, normalisePrompt as d, promptHash as f, finalAnswer as g, shareOfHash as h, readFile$1 as i, auditItem as l, shareOf as m, readItems as n, CompanionShelf as o, seededHash as p, readSources as r, findSources as s, readBatches as t, identityOf as u, hasCalculation as v, withoutCalculations as y };