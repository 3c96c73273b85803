import { f as promptHash, g as finalAnswer, h as shareOfHash, l as auditItem, p as seededHash, u as identityOf, v as hasCalculation, y as withoutCalculations } from "./read.js";
import { t as FileNames } from "./file-name.js";
import { r as digestOf, t as HELD_OUT } from "./manifest.js";
import { t as groupBy } from "./group-by.js";
import { t as mean } from "./mean.js";
import { A as isJudged, O as sha256, R as counted, X as own, k as OUTCOMES } from "./load.js";
import { c as ScoreColumn, d as Chains, f as Marks, l as Fingerprints, m as Column, o as stopIfInterrupted, p as CodedColumn, s as Interned, t as goThrough, u as FirstOfEquals } from "./read-results.js";
import { r as writeFolder, t as jsonLines } from "./write.js";
import { c as MANIFEST, o as DATASET_FOLDER_KIND } from "./documents.js";
import { t as Spool } from "./spool.js";
import { appendFileSync, closeSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

// src/domain/benchmark/truncated.ts
const SHORTEST = 400;
const FEWEST_WORDS = 10;
/**
* True where a long response looks cut off: an open code fence, or a last line of prose that ends inside a sentence.
* Short responses and last lines of code, which rightly end in a word, are never taken for cut off.
*/
function looksTruncated(response) {
	const text = response.trimEnd();
	if (text.length < SHORTEST) return false;
	if ((text.includes("```") ? text.match(/^\s*```/gmu)?.length ?? 0 : 0) % 2 === 1) return true;
	return /[\p{Ll},([{=+*:;-]$/u.test(text.slice(-2)) && isProse(text.slice(text.lastIndexOf("\n") + 1));
}
function isProse(line) {
	return /^\S/u.test(line) && line.split(" ").length >= FEWEST_WORDS;
}

// src/domain/dataset/warning-tally.ts
/** Counts the same remark about many rows into one warning a category, in the order in which they first come. */
var WarningTally = class {
	#counted = [];
	/** By remark, then by category: there may be one for every row, too many to make a key for each. */
	#known = /* @__PURE__ */ new Map();
	add(code, category, remark, count = 1) {
		const byCategory = this.#known.get(remark.many) ?? /* @__PURE__ */ new Map();
		const there = byCategory.get(category);
		if (there !== void 0) {
			there.count += count;
			return;
		}
		const counted = {
			code,
			category,
			count,
			remark
		};
		this.#counted.push(counted);
		this.#known.set(remark.many, byCategory.set(category, counted));
	}
	list() {
		return this.#counted.map(({ code, category, count, remark }) => ({
			code,
			category,
			count,
			message: `${category === null ? "" : `${category}: `}${count} ${count === 1 ? remark.one : remark.many}`
		}));
	}
};

// src/domain/audit/audit-run.ts
const REMARKS = [
	{
		code: "win-contradicts-reference",
		one: "win gives an answer that contradicts the reference",
		many: "wins give an answer that contradicts the reference",
		applies: (item, audit) => item.outcome === "win" && (audit ?? auditItem(item)) === "confirmed"
	},
	{
		code: "winner-contradicts-scores",
		one: "verdict names a winner that has the lower marks from the same judge",
		many: "verdicts name a winner that has the lower marks from the same judge",
		applies: (item) => leadOf(item) < 0
	},
	{
		code: "winner-without-lead",
		one: "verdict names a winner though the judge gave both answers the same marks",
		many: "verdicts name a winner though the judge gave both answers the same marks",
		applies: (item) => leadOf(item) === 0
	},
	{
		code: "empty-responses",
		one: "response is empty",
		many: "responses are empty",
		applies: (item) => item.outcome !== "error" && item.response.trim() === ""
	},
	{
		code: "unscored-answers",
		one: "answer has no grade: it counts neither as failed nor as passed",
		many: "answers have no grade: they count neither as failed nor as passed",
		applies: ({ outcome }) => outcome === "unscored"
	},
	{
		code: "truncated-responses",
		one: "response stops in mid-sentence, as if cut off by a token limit",
		many: "responses stop in mid-sentence, as if cut off by a token limit",
		applies: (item) => looksTruncated(item.response)
	},
	{
		code: "one-line-references",
		one: "reference is one short line beside an answer that reasons: as a target it teaches to skip the reasoning",
		many: "references are one short line beside an answer that reasons: as targets they teach to skip the reasoning",
		applies: ({ reference, response }) => isOneLine(reference) && response.trim().includes("\n")
	},
	{
		code: "markup-in-targets",
		one: "reference carries calculator markup such as <<48/2=24>>",
		many: "references carry calculator markup such as <<48/2=24>>",
		applies: ({ reference }) => reference !== void 0 && hasCalculation(reference)
	}
];
const DUPLICATE = {
	one: "prompt repeats an earlier one",
	many: "prompts repeat an earlier one"
};
/** What the audit says about a run as a whole, each with its count, by category (VERDICT.md section 3). */
var RunAudit = class {
	#remarks = new WarningTally();
	#positions = /* @__PURE__ */ new Map();
	add(item, { audit, isRepeated }) {
		for (const remark of REMARKS) if (remark.applies(item, audit)) this.#remarks.add(remark.code, item.category, remark);
		if (isRepeated) this.#remarks.add("duplicate-prompts", item.category, DUPLICATE);
		this.#addPosition(item);
	}
	warnings() {
		return [...this.#remarks.list(), ...[...this.#positions].flatMap(positionWarning)];
	}
	#addPosition({ category, judge }) {
		if (judge === void 0) return;
		const positions = this.#positions.get(category) ?? {
			items: 0,
			seen: /* @__PURE__ */ new Set()
		};
		positions.items++;
		positions.seen.add(judge.position);
		this.#positions.set(category, positions);
	}
};
function positionWarning([category, positions]) {
	const { items, seen } = positions;
	const [position] = seen;
	if (items < 2 || seen.size !== 1 || position === "both") return [];
	return [{
		code: "judge-position",
		category,
		count: items,
		message: `${category}: the judge saw the model as answer ${position} in all ${items} items, so a liking for that position cannot be told from merit`
	}];
}
/** By how much the judge's own marks favour the answer it named as winner; NaN where that cannot be said. */
function leadOf({ outcome, judge }) {
	if (judge?.scores === void 0 || outcome !== "win" && outcome !== "loss") return NaN;
	const lead = judge.scores.model - judge.scores.opponent;
	return outcome === "win" ? lead : -lead;
}
const SHORT_LINE = 60;
function isOneLine(reference) {
	const text = reference?.trim() ?? "";
	return text !== "" && text.length < SHORT_LINE && !text.includes("\n");
}

// src/domain/dataset/merge-counts.ts
/** Counts of what was read add up; what is trained on and measured with is counted without doubles. */
function sumCategories(parts) {
	const sums = /* @__PURE__ */ new Map();
	for (const { manifest, training, heldOutAlready } of parts) {
		const trained = groupBy(training, ({ category }) => category);
		const doubles = groupBy(heldOutAlready, ({ category }) => category);
		for (const [name, counts] of Object.entries(manifest.categories)) {
			const rows = trained.get(name) ?? [];
			const replay = rows.filter(({ isReplay }) => isReplay).length;
			const held_out = Math.max(0, counts.held_out - (doubles.get(name)?.length ?? 0));
			const fresh = {
				...counts,
				examples: rows.length - replay,
				replay,
				held_out
			};
			sums.set(name, added(sums.get(name), fresh));
		}
	}
	return Object.fromEntries(sums);
}
function added(sum, more) {
	if (sum === void 0) return more;
	const outcomes = { ...sum.outcomes };
	for (const [outcome, count] of Object.entries(more.outcomes)) {
		const key = outcome;
		outcomes[key] = (outcomes[key] ?? 0) + count;
	}
	return {
		items: sum.items + more.items,
		outcomes,
		selected: sum.selected + more.selected,
		audit: {
			confirmed: sum.audit.confirmed + more.audit.confirmed,
			"already-right": sum.audit["already-right"] + more.audit["already-right"],
			ambiguous: sum.audit.ambiguous + more.audit.ambiguous,
			unverifiable: sum.audit.unverifiable + more.audit.unverifiable
		},
		held_out: sum.held_out + more.held_out,
		examples: sum.examples + more.examples,
		replay: sum.replay + more.replay
	};
}
/** Rows by whose answer they hold. */
function sumTargets(counts) {
	const sums = /* @__PURE__ */ new Map();
	for (const [source, rows] of counts) sums.set(source, (sums.get(source) ?? 0) + rows);
	return [...sums].map(([source, rows]) => ({
		source,
		rows
	}));
}

// src/domain/dataset/make-manifest.ts
/**
* The manifest of a dataset whose files are written: what it holds, where that came from, and its digest. Its
* `trained_items` are empty still: there can be so many that they go straight from file to file.
*/
function makeManifest(extraction, rule, facts, sha256) {
	const tallies = [...extraction.categories];
	return {
		schema: "retake.dataset/1",
		model: facts.model,
		format: rule.derivation.format,
		split: rule.split,
		results: facts.results,
		categories: Object.fromEntries(tallies.map(([category, { counts }]) => [category, counts])),
		examples: tallies.reduce((sum, [, { counts }]) => sum + counts.examples, 0),
		targets: sumTargets(tallies.flatMap(([, { targets }]) => [...targets])),
		files: facts.files,
		trained_items: [],
		digest: digestOf(facts, sha256),
		warnings: [...facts.warnings, ...extraction.warnings]
	};
}

// src/domain/benchmark/question.ts
/** Sums up the answers to one question. */
function questionOf(answers) {
	const [first] = answers;
	if (answers.length === 1) return {
		answers,
		outcome: first.outcome,
		score: first.score
	};
	const score = meanScore(answers);
	return {
		answers,
		outcome: outcomeOfMean(answers, score),
		score
	};
}
function meanScore(answers) {
	const scores = answers.flatMap((answer) => answer.score === null ? [] : [answer.score]);
	return scores.length === 0 ? null : mean(scores);
}
function outcomeOfMean(answers, mean) {
	if (mean === null) return answers.some((answer) => answer.outcome === "error") ? "error" : "unscored";
	const judged = answers.some((answer) => isJudged(answer.outcome));
	if (mean < .5) return judged ? "loss" : "incorrect";
	if (mean > .5) return judged ? "win" : "correct";
	return judged ? "tie" : "partial";
}
/**
* Whether a question is a failure to mine (VERDICT.md section 4). One answer: its outcome is listed.
* Repeats: their mean is below 0.5, or equals 0.5 and `tie` is listed.
*/
function isFailure(question, outcomes) {
	if (question.answers.length === 1 || question.score === null) return outcomes.includes(question.outcome);
	return question.score < .5 || question.score === .5 && outcomes.includes("tie");
}
/** The answer that shows the failure best: the first of the lowest score. */
function worstAnswer({ answers }) {
	return answers.reduce((worst, answer) => (answer.score ?? 1) < (worst.score ?? 1) ? answer : worst);
}
/** The answer that shows success best: the first of the highest score. */
function bestAnswer({ answers }) {
	return answers.reduce((best, answer) => (answer.score ?? 0) > (best.score ?? 0) ? answer : best);
}

// src/domain/dataset/extraction-remarks.ts
const NO_EXAMPLES = {
	one: "example to train on",
	many: "examples to train on"
};
const NO_ITEMS = {
	one: "item is in this category, which the configuration names",
	many: "items are in this category, which the configuration names"
};
const AS_ONE = "together they are one question, marked by their mean, of which one prompt at most is trained on or held out, while compare tells them apart by prompt: give each question an id of its own";
const MIXED_PROMPTS = {
	one: `answer stands under an id that another prompt has too, and counts as a repeat of it: ${AS_ONE}`,
	many: `answers stand under ids that other prompts have too, and count as repeats of them: ${AS_ONE}`
};
const DUPLICATE_FAILURE = {
	one: "failure asks a question that another one asks; the first was kept",
	many: "failures ask a question that another one asks; the first was kept"
};
const NO_TARGET = {
	one: "failure has neither a reference nor an opponent’s answer to learn from",
	many: "failures have neither a reference nor an opponent’s answer to learn from"
};
/** `source` is whose answer serves instead. */
function otherTarget(source) {
	const missing = `from ${source}: the source asked for is missing`;
	return {
		one: `target comes ${missing}`,
		many: `targets come ${missing}`
	};
}
const NO_REPLAY = {
	one: "replay row was left out: a preference pair needs a rejected answer",
	many: "replay rows were left out: a preference pair needs a rejected answer"
};
/** `passed` is how many items there are to replay. */
function shortReplay(passed) {
	const there = passed === 1 ? "1 passed item is" : `${counted(passed, "passed item")} are`;
	const why = `could not be had: ${passed === 0 ? "no passed item is" : `only ${there}`} there`;
	return {
		one: `replay row ${why}`,
		many: `replay rows ${why}`
	};
}

// src/domain/dataset/target.ts
/** The answer a failure should have had; null where neither reference nor opponent's answer is there. */
function targetOf(item, rule, stripMarkup) {
	const asked = own(rule, item.category) ?? rule.default;
	const other = asked === "reference" ? "opponent" : "reference";
	for (const source of [asked, other]) {
		const text = source === "reference" ? item.reference : item.opponentResponse;
		if (text === void 0 || text.trim() === "") continue;
		const from = source === "reference" ? "reference" : item.opponent ?? "opponent";
		return {
			text: stripMarkup ? withoutCalculations(text) : text,
			from,
			fallback: source !== asked
		};
	}
	return null;
}

// src/domain/extraction/derive.ts
/** Whose words a replay row is. */
const OWN_ANSWER = "own answer";
/** What is to be learned from an answer that was chosen; null where there is nothing to learn it from. */
function deriveExample(item, identity, reason, rule) {
	if (reason === "replay") return {
		identity,
		item,
		target: item.response,
		from: OWN_ANSWER,
		reason
	};
	const target = targetOf(item, rule.target, rule.stripMarkup);
	return target && {
		identity,
		item,
		target: target.text,
		from: target.from,
		reason
	};
}

// src/domain/extraction/category-tally.ts
/** What was found in one category, and how much of it goes into the dataset. */
var CategoryTally = class {
	counts = {
		items: 0,
		outcomes: {},
		selected: 0,
		audit: {
			confirmed: 0,
			"already-right": 0,
			ambiguous: 0,
			unverifiable: 0
		},
		held_out: 0,
		examples: 0,
		replay: 0
	};
	/** Whose words the targets are, and how often. */
	targets = /* @__PURE__ */ new Map();
	question({ outcome, isHeldOut }) {
		const { counts } = this;
		counts.items += 1;
		counts.outcomes[outcome] = (counts.outcomes[outcome] ?? 0) + 1;
		if (isHeldOut) counts.held_out += 1;
	}
	failure({ audit }) {
		this.counts.selected += 1;
		this.counts.audit[audit ?? "unverifiable"] += 1;
	}
	example({ target }) {
		this.counts.examples += 1;
		if (target !== null) this.#target(target.from, 1);
	}
	replay(rows) {
		this.counts.replay = rows;
		if (rows > 0) this.#target(OWN_ANSWER, rows);
	}
	#target(from, rows) {
		this.targets.set(from, (this.targets.get(from) ?? 0) + rows);
	}
};

// src/domain/extraction/example-choice.ts
/** Chooses, among audited failures, what is trained on: each question once, if there is an answer to learn. */
var ExampleChoice = class {
	#notes;
	#alreadyRight;
	#taken;
	#warnings;
	#chosen = new Marks();
	#size = 0;
	/** `taken`: the names that are trained on already; those of the chosen are added. */
	constructor(notes, alreadyRight, taken, warnings) {
		this.#notes = notes;
		this.#alreadyRight = alreadyRight;
		this.#taken = taken;
		this.#warnings = warnings;
	}
	get size() {
		return this.#size;
	}
	has(question) {
		return this.#chosen.has(question.answers[0].row);
	}
	/** Takes a failure if it can; to be called in the order of the results, for the first of two that ask the same. */
	take(question, answer) {
		const { category } = question;
		if (answer.audit === "already-right" && this.#alreadyRight === "exclude") return false;
		const names = this.#notes.namesOf(question, answer);
		if (names.some((name) => this.#taken.has(name))) {
			this.#warnings.add("duplicate-failure", category, DUPLICATE_FAILURE);
			return false;
		}
		if (answer.target === null) {
			this.#warnings.add("no-target", category, NO_TARGET);
			return false;
		}
		const { from, fallback } = answer.target;
		if (fallback) this.#warnings.add("target-fallback", category, otherTarget(from));
		for (const name of names) this.#taken.add(name);
		this.#chosen.add(question.answers[0].row);
		this.#size++;
		return true;
	}
};

// src/domain/extraction/chosen-answers.ts
/** Which answers of a run go into the dataset, in five bytes each. */
var ChosenAnswers = class {
	/** Places plus one; 0 where an answer was not chosen. */
	#places = new Column("word");
	#reasons = new CodedColumn(["replay", ...OUTCOMES]);
	add(row, { place, reason }) {
		this.#places.set(row, place + 1);
		this.#reasons.set(row, reason);
	}
	has(row) {
		return this.#places.get(row) !== 0;
	}
	/** `row`: the answer's place in the results, from 0. */
	at(row) {
		const place = this.#places.get(row);
		return place === 0 ? null : {
			place: place - 1,
			reason: this.#reasons.get(row)
		};
	}
};

// src/domain/extraction/layout.ts
/** Gives every answer to train on its place: by category the failures, then the replay rows. */
function layOut(notes, categories, examples, rehearsal) {
	const sections = sectionsOf(categories);
	const next = {
		example: new Map(sections.map(({ category, from }) => [category, from])),
		replay: new Map(sections.map(({ category, end }) => [category, end - rehearsal.count(category)]))
	};
	const chosen = new ChosenAnswers();
	for (const question of notes.questions()) {
		const { category, outcome } = question;
		if (question.isHeldOut) continue;
		if (examples.has(question)) chosen.add(worstAnswer(question).row, {
			place: take(next.example, category),
			reason: outcome
		});
		else if (rehearsal.takes(question)) chosen.add(bestAnswer(question).row, {
			place: take(next.replay, category),
			reason: "replay"
		});
	}
	return {
		chosen,
		sections
	};
}
function sectionsOf(categories) {
	let end = 0;
	return [...categories].map(([category, { counts }]) => {
		const from = end;
		end += counts.examples + counts.replay;
		return {
			category,
			from,
			end
		};
	});
}
/** The next free place of a category. */
function take(places, category) {
	const place = places.get(category) ?? 0;
	places.set(category, place + 1);
	return place;
}

// src/domain/extraction/mine.ts
/** Whether a question of the training side is selected as a failure (VERDICT.md sections 3 and 4). */
function isMined(question, rule) {
	const { categories, outcomes } = rule;
	return (categories === "all" || categories.includes(question.category)) && isFailure(question, outcomes);
}
/** Whether an answer can be the worst to a question that is selected: no other is asked whether it really is wrong. */
function mayShowFailure({ outcome, score }, outcomes) {
	return outcomes.includes(outcome) || score === null || score <= .5;
}

// src/domain/extraction/replay.ts
/**
* Chooses which passed questions are rehearsed so that training on failures does not unlearn them:
* `wanted` rows, spread over the categories in proportion to what each can offer, smallest hash first,
* so that the choice is stable when items are added (VERDICT.md section 3).
*/
var ReplayChoice = class {
	#cuts = /* @__PURE__ */ new Map();
	/** `shares`: what each category can offer, in the order of the results. */
	constructor(shares, wanted) {
		const sizes = [...shares.values()].map(({ length }) => length);
		const offered = sizes.reduce((sum, size) => sum + size, 0);
		const counts = apportion(sizes, Math.min(wanted, offered));
		for (const [index, [category, offers]] of [...shares].entries()) this.#cuts.set(category, new Cut(offers, counts[index] ?? 0));
	}
	get size() {
		return [...this.#cuts.values()].reduce((sum, { count }) => sum + count, 0);
	}
	/** How many of a category are chosen. */
	count(category) {
		return this.#cuts.get(category)?.count ?? 0;
	}
	/** To be asked about every question on offer once, in the order of the results: the first of equals is taken. */
	takes(category, share) {
		return this.#cuts.get(category)?.takes(share) ?? false;
	}
};
/** How far up the shares of one category the choice reaches. */
var Cut = class {
	count;
	#last;
	#equalsLeft;
	constructor(shares, count) {
		const sorted = shares.sorted();
		this.count = count;
		this.#last = sorted[count - 1] ?? -1;
		this.#equalsLeft = count - sorted.indexOf(this.#last);
	}
	takes(share) {
		return share < this.#last || share === this.#last && this.#equalsLeft-- > 0;
	}
};
/** Splits `total` over groups in proportion to their sizes, largest remainder first; never more than a size. */
function apportion(sizes, total) {
	const all = sizes.reduce((sum, size) => sum + size, 0);
	if (all === 0) return sizes.map(() => 0);
	const exact = sizes.map((size) => size * total / all);
	const counts = exact.map(Math.floor);
	const left = total - counts.reduce((sum, count) => sum + count, 0);
	const byRemainder = exact.map((value, index) => ({
		index,
		remainder: value % 1
	}));
	byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
	return counts;
}

// src/domain/notes/series.ts
/** A list of numbers that grows without ever being copied. */
var Series = class {
	#numbers = new Column("double");
	#length = 0;
	get length() {
		return this.#length;
	}
	push(number) {
		this.#numbers.set(this.#length++, number);
	}
	/** From the smallest to the largest. */
	sorted() {
		return Float64Array.from({ length: this.#length }, (_, index) => this.#numbers.get(index)).sort();
	}
};

// src/domain/extraction/replay-offer.ts
/** Questions of the training side that may be rehearsed with the model's own right answers. */
var ReplayOffer = class {
	#questions = new Marks();
	/** By which they are chosen: of each category, in the order of the results. */
	shares = /* @__PURE__ */ new Map();
	/** Looks for them; none that goes by a name that is `taken`, and each once: their names are taken, too. */
	collect(notes, taken) {
		for (const question of notes.questions()) {
			const answer = bestAnswer(question);
			if (question.isHeldOut || !isWorthRehearsing(question, answer)) continue;
			const names = notes.namesOf(question, answer);
			const isNew = !names.some((name) => taken.has(name));
			for (const name of names) taken.add(name);
			if (isNew) this.#add(question, notes.replayShare(question));
		}
	}
	has(question) {
		return this.#questions.has(question.answers[0].row);
	}
	#add({ category, answers }, share) {
		const shares = this.shares.get(category) ?? new Series();
		this.shares.set(category, shares);
		shares.push(share);
		this.#questions.add(answers[0].row);
	}
};
/** Passed and not contradicting its reference; a tie, or a loss on style, only when the audit found it right. */
function isWorthRehearsing({ outcome }, { score, isBlank, audit }) {
	if (score === null || isBlank) return false;
	return audit === "already-right" || (outcome === "win" || outcome === "correct") && audit === "unverifiable";
}

// src/domain/extraction/rehearsal.ts
/** Chooses so many questions per example as the rule asks for; `taken` are the names that are trained on already. */
function chooseRehearsal(notes, examples, rule, taken, warnings) {
	const offer = new ReplayOffer();
	const wanted = Math.round(rule.replay * examples);
	if (wanted > 0 && rule.format === "preference") {
		warnings.add("replay-impossible", null, NO_REPLAY, wanted);
		return {
			count: () => 0,
			takes: () => false
		};
	}
	if (wanted > 0) offer.collect(notes, taken);
	const choice = new ReplayChoice(offer.shares, wanted);
	if (choice.size < wanted) warnings.add("replay-short", null, shortReplay(choice.size), wanted - choice.size);
	return {
		count: (category) => choice.count(category),
		takes: (question) => offer.has(question) && choice.takes(question.category, notes.replayShare(question))
	};
}

// src/domain/extraction/extraction.ts
/** From the notes on one model's answers to what it should study: split, select, audit, choose. */
function extractDataset(notes, rule) {
	const warnings = new WarningTally();
	const taken = notes.nameIndex();
	const examples = new ExampleChoice(notes, rule.derivation.alreadyRight, taken, warnings);
	const categories = selectFailures(notes, rule.mining, examples);
	const rehearsal = chooseRehearsal(notes, examples.size, rule.derivation, taken, warnings);
	for (const [category, tally] of categories) tally.replay(rehearsal.count(category));
	for (const name of categoriesNamed(rule)) if (!categories.has(name)) warnings.add("no-such-category", name, NO_ITEMS, 0);
	if (notes.mixed > 0) warnings.add("ambiguous-id", null, MIXED_PROMPTS, notes.mixed);
	if (examples.size === 0) warnings.add("nothing-selected", null, NO_EXAMPLES, 0);
	return {
		categories,
		...layOut(notes, categories, examples, rehearsal),
		warnings: warnings.list()
	};
}
/** In the configuration; a name that is misspelt there would do nothing. */
function categoriesNamed({ mining, derivation }) {
	const { default: _, ...exceptions } = derivation.target;
	return /* @__PURE__ */ new Set([...mining.categories === "all" ? [] : mining.categories, ...Object.keys(exceptions)]);
}
function selectFailures(notes, rule, examples) {
	const categories = /* @__PURE__ */ new Map();
	for (const question of notes.questions()) {
		const tally = categories.get(question.category) ?? new CategoryTally();
		categories.set(question.category, tally);
		tally.question(question);
		if (question.isHeldOut || !isMined(question, rule)) continue;
		const answer = worstAnswer(question);
		tally.failure(answer);
		if (examples.take(question, answer)) tally.example(answer);
	}
	return categories;
}

// src/domain/extraction/packed-note.ts
const AUDITS = [
	null,
	"confirmed",
	"already-right",
	"ambiguous",
	"unverifiable"
];
function packNote(note) {
	const flags = Number(note.isBlank) | Number(note.isHeldOut) << 1 | Number(note.isFirst) << 2;
	const codes = OUTCOMES.indexOf(note.outcome) | AUDITS.indexOf(note.audit) << 3 | flags << 6;
	return (note.kind << 9 | codes) >>> 0;
}
function unpackNote(packed) {
	return {
		outcome: OUTCOMES[packed & 7],
		audit: AUDITS[packed >>> 3 & 7] ?? null,
		isBlank: (packed & 64) !== 0,
		isHeldOut: (packed & 128) !== 0,
		isFirst: (packed & 256) !== 0,
		kind: packed >>> 9
	};
}

// src/domain/extraction/answer-notes.ts
/**
* Everything about the answers of a run that choosing what to train on must know, in 20 bytes an answer: so that
* results of any size can be gone through once for these notes, and once more for what was chosen.
*/
var AnswerNotes = class {
	#kinds = new Interned();
	#notes = new Column("word");
	#scores = new ScoreColumn();
	#repeats = new Chains();
	/** Two an answer: what its question goes by, and its prompt. */
	#names = new Fingerprints();
	#rows = 0;
	#mixed = 0;
	/** Takes an answer for the first to its question until it is known better. Returns its row. */
	add(answer) {
		const row = this.#rows++;
		const { outcome, audit, isBlank, isHeldOut } = answer;
		const kind = this.#numberOf(answer.kind);
		this.#notes.set(row, packNote({
			outcome,
			audit,
			isBlank,
			isHeldOut,
			isFirst: true,
			kind
		}));
		this.#scores.set(row, answer);
		this.#names.set(2 * row, answer.identityHash);
		this.#names.set(2 * row + 1, answer.promptHash);
		return row;
	}
	/** Says that an answer is to the same question as an earlier one, which is the first to it. */
	repeats(row, first) {
		if (!this.#names.isSame(2 * row + 1, 2 * first + 1)) this.#mixed++;
		this.#notes.set(row, packNote({
			...unpackNote(this.#notes.get(row)),
			isFirst: false
		}));
		this.#repeats.append(first, row);
	}
	/** Answers under an id that stands for another prompt, too: taken for repeats, which they hardly are. */
	get mixed() {
		return this.#mixed;
	}
	/** In the order in which they first appear. */
	*questions() {
		for (let row = 0; row < this.#rows; row++) {
			const { isFirst, isHeldOut, kind } = unpackNote(this.#notes.get(row));
			if (!isFirst) continue;
			const { category } = this.#kinds.at(kind);
			const { answers, outcome, score } = questionOf(this.#answersFrom(row));
			yield {
				answers,
				outcome,
				score,
				category,
				isHeldOut
			};
		}
	}
	/** Both names that an answer to train on goes by: overlap is looked for under either (VERDICT.md section 4). */
	namesOf(question, answer) {
		return [2 * question.answers[0].row, 2 * answer.row + 1];
	}
	/** Finds answers to the same question. */
	questionIndex() {
		return new FirstOfEquals((row) => this.#names.bits(2 * row), (one, other) => this.#isSameQuestion(one, other));
	}
	/** Finds answers to the same prompt, as its category, variant and `repeatOf` go. */
	promptIndex(repeatOf) {
		return new FirstOfEquals((row) => this.#names.bits(2 * row + 1), (one, other) => repeatOf(one) === repeatOf(other) && this.#isSamePrompt(one, other));
	}
	/** Tells which names are the same. */
	nameIndex() {
		return new FirstOfEquals((name) => this.#names.bits(name), (one, other) => this.#names.isSame(one, other));
	}
	/** By which a question is chosen for replay, smallest first. */
	replayShare(question) {
		return this.#names.share(2 * question.answers[0].row);
	}
	#answersFrom(row) {
		const [first, ...later] = this.#repeats.from(row);
		return [this.#answer(first), ...later.map((one) => this.#answer(one))];
	}
	#answer(row) {
		const { outcome, audit, isBlank, kind } = unpackNote(this.#notes.get(row));
		return {
			row,
			outcome,
			score: this.#scores.get(row, outcome),
			audit,
			isBlank,
			target: this.#kinds.at(kind).target
		};
	}
	#isSameQuestion(row, other) {
		if (!this.#names.isSame(2 * row, 2 * other)) return false;
		const [one, two] = [this.#kind(row), this.#kind(other)];
		return one === two || one.task === two.task && one.variant === two.variant;
	}
	#isSamePrompt(row, other) {
		if (!this.#names.isSame(2 * row + 1, 2 * other + 1)) return false;
		const [one, two] = [this.#kind(row), this.#kind(other)];
		return one === two || one.category === two.category && one.variant === two.variant;
	}
	#kind(row) {
		return this.#kinds.at(unpackNote(this.#notes.get(row)).kind);
	}
	#numberOf(kind) {
		const { task, variant, category, target } = kind;
		return this.#kinds.add([
			task,
			variant,
			category,
			target?.from,
			target?.fallback
		].join("\0"), kind);
	}
};

// src/domain/extraction/note-taking.ts
/** Takes the notes of a run, answer by answer, and remembers as long what is only needed for that. */
var NoteTaking = class {
	notes = new AnswerNotes();
	#rule;
	#sha256;
	#questions = this.notes.questionIndex();
	/** Of repeated answers, which only few results have. */
	#repeatNumbers = new Column("word");
	#prompts = this.notes.promptIndex((row) => this.#repeatNumbers.get(row));
	constructor(rule, sha256) {
		this.#rule = rule;
		this.#sha256 = sha256;
	}
	/** Returns what was found on the way. */
	add(item) {
		const prompt = promptHash(item.prompt, this.#sha256);
		const identity = item.id === null ? prompt : identityOf(item, this.#sha256);
		const { split, outcomes, replaySeed } = this.#rule;
		const splitHash = seededHash(split.seed, identity, this.#sha256);
		const isHeldOut = shareOfHash(splitHash) < split.holdout;
		const audit = !isHeldOut && (replaySeed !== null || mayShowFailure(item, outcomes)) ? auditItem(item) : null;
		const row = this.notes.add({
			outcome: item.outcome,
			score: item.score,
			audit,
			isBlank: item.response.trim() === "",
			isHeldOut,
			kind: this.#kindOf(item),
			identityHash: replaySeed === null ? splitHash : seededHash(replaySeed, identity, this.#sha256),
			promptHash: prompt
		});
		this.#repeatNumbers.set(row, item.repeat);
		const first = this.#questions.add(row);
		if (first !== row) this.notes.repeats(row, first);
		return {
			identity,
			audit,
			isRepeated: this.#prompts.add(row) !== row,
			isHeldOut,
			isFirst: first === row
		};
	}
	#kindOf(item) {
		const { task, variant, category } = item;
		const found = targetOf(item, this.#rule.target, false);
		return {
			task,
			variant,
			category,
			target: found && {
				from: found.from,
				fallback: found.fallback
			}
		};
	}
};

// src/commands/extraction-rule.ts
/** The parts of the configuration that say what is extracted, in the domain's words. */
function extractionRule({ failures, split, dataset }) {
	return {
		mining: {
			categories: failures.categories,
			outcomes: failures.outcomes
		},
		split,
		derivation: {
			alreadyRight: failures.already_right,
			target: dataset.target,
			stripMarkup: dataset.strip_markup,
			format: dataset.format,
			replay: dataset.replay,
			seed: split.seed
		}
	};
}

// src/domain/dataset/training-row.ts
/**
* The rows an example becomes (FORMATS.md section 10). KTO makes two of a failure, the target wanted and the
* model's answer unwanted; a preference pair needs a rejected answer, so a replay example makes none.
*/
function rowsOf(example, format) {
	const { item, target, reason } = example;
	const rejected = reason === "replay" || item.response.trim() === "" ? [] : [item.response];
	switch (format) {
		case "prompt-completion": return [{
			prompt: item.prompt,
			completion: target
		}];
		case "messages": return [{ messages: [{
			role: "user",
			content: item.prompt
		}, {
			role: "assistant",
			content: target
		}] }];
		case "alpaca": return [alpacaRow(example)];
		case "preference": return rejected.map((answer) => ({
			prompt: item.prompt,
			chosen: target,
			rejected: answer
		}));
		case "kto": return [{
			prompt: item.prompt,
			completion: target,
			label: true
		}, ...rejected.map((answer) => ({
			prompt: item.prompt,
			completion: answer,
			label: false
		}))];
	}
}
/** Alpaca with the columns that older tooling around GPT-4-judged benchmarks reads; every row has every key. */
function alpacaRow({ item, target, reason }) {
	return {
		instruction: item.prompt,
		input: "",
		output: target,
		category: item.category,
		failure_type: reason,
		correct_answer: item.reference === void 0 ? null : finalAnswer(item.reference),
		model_response: item.response,
		metadata: {
			winner: item.judge?.winner ?? null,
			judgment: item.judge?.reasoning ?? null,
			original_source: "benchmark_results"
		}
	};
}

// src/results/growing-files.ts
/** Bytes of all files together that wait in memory. */
const BLOCK = 1 << 18;
/** UTF-8 needs at most so many bytes for a unit of a string. */
const MOST_BYTES = 3;
/**
* Files that are written at the same time, a text now of this, now of that; however many, few bytes are in memory.
* They wait in one block, and not as texts, for those would be copied by every collection of garbage.
*/
var GrowingFiles = class {
	#folder;
	#files = /* @__PURE__ */ new Map();
	#block = Buffer.allocUnsafe(BLOCK);
	#inBlock = 0;
	/** Until they are finished they lie in `folder` under names of their own. */
	constructor(folder) {
		this.#folder = folder;
	}
	append(name, text) {
		const file = this.#files.get(name) ?? this.#begin(name);
		const most = text.length * MOST_BYTES;
		if (this.#inBlock + most > BLOCK) this.#flush();
		if (most > BLOCK) write(file, [Buffer.from(text)]);
		else this.#wait(file, this.#block.write(text, this.#inBlock));
	}
	/** Puts a file at its place below the folder; returns its SHA-256 in hex. */
	finish(name, path) {
		this.#flush();
		const file = this.#files.get(name) ?? this.#begin(name);
		const place = join(this.#folder, path);
		mkdirSync(dirname(place), { recursive: true });
		renameSync(file.path, place);
		return file.hash.digest("hex");
	}
	#begin(name) {
		const path = join(this.#folder, `.growing-${this.#files.size}`);
		appendFileSync(path, "");
		const file = {
			path,
			waiting: [],
			hash: createHash("sha256")
		};
		this.#files.set(name, file);
		return file;
	}
	/** Takes the next bytes of the block for a file's. */
	#wait({ waiting }, length) {
		const from = this.#inBlock;
		this.#inBlock += length;
		const last = waiting.at(-1);
		if (last?.end === from) last.end = this.#inBlock;
		else waiting.push({
			from,
			end: this.#inBlock
		});
	}
	#flush() {
		for (const file of this.#files.values()) {
			if (file.waiting.length === 0) continue;
			write(file, file.waiting.map(({ from, end }) => this.#block.subarray(from, end)));
			file.waiting = [];
		}
		this.#inBlock = 0;
	}
};
/** Opened for each time: there can be more files than a process may keep open. */
function write({ path, hash }, pieces) {
	const descriptor = openSync(path, "a");
	try {
		for (const piece of pieces) {
			appendFileSync(descriptor, piece);
			hash.update(piece);
		}
	} finally {
		closeSync(descriptor);
	}
}

// src/commands/held-out-rows.ts
/** The rows of a dataset that are kept for measuring: all that hash says so of, so they are written as they come. */
var HeldOutRows = class {
	#rule;
	#files;
	#rowCounts = /* @__PURE__ */ new Map();
	constructor(folder, rule) {
		this.#rule = rule;
		this.#files = new GrowingFiles(folder);
	}
	/** `item`: the first answer to its question. Nothing is written where there is no answer to hold against it. */
	add(item, identity) {
		const example = deriveExample(item, identity, item.outcome, this.#rule);
		const rows = example === null ? [] : rowsOf(example, this.#rule.format);
		if (rows.length === 0) return;
		const { category } = item;
		this.#rowCounts.set(category, (this.#rowCounts.get(category) ?? 0) + rows.length);
		this.#files.append(category, jsonLines(rows));
	}
	/** Puts the files of the categories that have rows at their places, in the order of `categories`. */
	writeFiles(categories, names) {
		return [...categories].flatMap((category) => {
			const rows = this.#rowCounts.get(category) ?? 0;
			if (rows === 0) return [];
			const path = `${HELD_OUT}${names.of(category)}.jsonl`;
			return [{
				path,
				category,
				rows,
				sha256: this.#files.finish(category, path)
			}];
		});
	}
};

// src/results/list-in-json.ts
/** A value as one more element of a list that is a member of a JSON document's root, as `JSON.stringify` indents it. */
function listElement(value) {
	return `,\n${JSON.stringify(value, null, 2)}`.replaceAll("\n", "\n    ");
}
/**
* A JSON document, indented by two, with a newline at the end, whose empty list `key` is filled: `elements` are what
* `listElement` made, one after another, in pieces of any size. So the list is never held as a whole.
*/
function* withList(document, key, elements) {
	const text = `${JSON.stringify(document, null, 2)}\n`;
	const opening = `\n  ${JSON.stringify(key)}: [`;
	const inside = text.indexOf(`${opening}]`) + opening.length;
	yield Buffer.from(text.slice(0, inside));
	let isEmpty = true;
	for (const piece of elements) {
		yield isEmpty ? piece.subarray(1) : piece;
		isEmpty = false;
	}
	yield Buffer.from(`${isEmpty ? "" : "\n  "}${text.slice(inside)}`);
}

// src/results/write-pieces.ts
/** Writes a file piece by piece, with the folders it needs; returns its SHA-256 in hex. */
function writePieces(path, pieces) {
	mkdirSync(dirname(path), { recursive: true });
	const hash = createHash("sha256");
	const file = openSync(path, "wx");
	try {
		for (const piece of pieces) {
			hash.update(piece);
			for (let from = 0; from < piece.length;) from += writeSync(file, piece, from);
		}
	} finally {
		closeSync(file);
	}
	return hash.digest("hex");
}

// src/commands/training-rows.ts
/**
* The rows to train on between the results, where they come in one order, and the dataset's files, where they stand in
* another. Meanwhile they lie in the dataset's folder and not in memory.
*/
var TrainingRows = class {
	#folder;
	#layout;
	#rule;
	#rows;
	#rowCounts = new Column("byte");
	#trainedItems;
	constructor(folder, layout, rule) {
		this.#folder = folder;
		this.#layout = layout;
		this.#rule = rule;
		this.#rows = new Spool(join(folder, ".rows"));
		this.#trainedItems = new Spool(join(folder, ".trained-items"));
	}
	/** Takes an answer if it was chosen; `row` is its place in the results, from 0. */
	add(item, row) {
		const chosen = this.#layout.chosen.at(row);
		if (chosen === null) return;
		const { place, reason } = chosen;
		const identity = identityOf(item, sha256);
		const example = deriveExample(item, identity, reason, this.#rule);
		const rows = example === null ? [] : rowsOf(example, this.#rule.format);
		this.#rows.put(place, jsonLines(rows));
		this.#rowCounts.set(place, rows.length);
		const trained = {
			identity,
			prompt_sha256: promptHash(item.prompt, sha256)
		};
		this.#trainedItems.put(place, listElement(trained));
	}
	/** Writes a file for each section that has rows. */
	writeFiles(names) {
		return this.#layout.sections.flatMap((section) => {
			const { category } = section;
			const rows = this.#count(section);
			if (rows === 0) return [];
			const path = `${names.of(category)}.jsonl`;
			const pieces = this.#rows.read(section.from, section.end);
			return [{
				path,
				category,
				rows,
				sha256: writePieces(join(this.#folder, path), pieces)
			}];
		});
	}
	/** Writes the manifest with the list of what is trained on. */
	writeManifest(name, manifest) {
		const trainedItems = this.#trainedItems.read(0, this.#layout.sections.at(-1)?.end ?? 0);
		writePieces(join(this.#folder, name), withList(manifest, "trained_items", trainedItems));
	}
	/** To be called at the end, whatever happened. */
	end() {
		this.#rows.end();
		this.#trainedItems.end();
	}
	#count({ from, end }) {
		let rows = 0;
		for (let place = from; place < end; place++) rows += this.#rowCounts.get(place);
		return rows;
	}
};

// src/commands/write-dataset.ts
/** Extracts a run's failures and writes them as a dataset folder, whole or not at all. */
async function writeDataset(results, config, out, context) {
	return await writeFolder(out, DATASET_FOLDER_KIND, (folder) => extractInto(folder, results, config, context));
}
/**
* Fills an empty folder with the dataset of a run's failures. The results are never held in memory: they are gone
* through once to choose, and once more for what was chosen of them.
*/
async function extractInto(folder, results, config, context) {
	const rule = extractionRule(config);
	const heldOut = new HeldOutRows(folder, rule.derivation);
	const { report, notes } = await note(results, rule, heldOut, context);
	const extraction = extractDataset(notes, rule);
	const training = new TrainingRows(folder, extraction, rule.derivation);
	try {
		for await (const chosen of results.again(report, (row) => extraction.chosen.has(row))) {
			stopIfInterrupted(context);
			for (const { item, row } of chosen) training.add(item, row);
		}
		const names = new FileNames(sha256);
		const files = [...training.writeFiles(names), ...heldOut.writeFiles(extraction.categories.keys(), names)];
		const facts = {
			model: {
				id: report.model,
				revision: null
			},
			results: report.files,
			files,
			warnings: report.warnings
		};
		const manifest = makeManifest(extraction, rule, facts, sha256);
		training.writeManifest(MANIFEST, manifest);
		return manifest;
	} finally {
		training.end();
	}
}
/**
* Goes through the results once: what is held out is written, of the rest there are notes to choose from. The report
* has what the audit remarks among its warnings.
*/
async function note(results, rule, heldOut, context) {
	const { target, seed, replay } = rule.derivation;
	const replaySeed = replay > 0 ? `${seed} replay` : null;
	const { split, mining } = rule;
	const taking = new NoteTaking({
		split,
		target,
		outcomes: mining.outcomes,
		replaySeed
	}, sha256);
	const audit = new RunAudit();
	const report = await goThrough(results, context, (item) => {
		const found = taking.add(item);
		audit.add(item, found);
		if (found.isHeldOut && found.isFirst) heldOut.add(item, found.identity);
	});
	const warnings = [...report.warnings, ...audit.warnings()];
	return {
		report: {
			...report,
			warnings
		},
		notes: taking.notes
	};
}

export { sumTargets as a, sumCategories as i, writeDataset as n, worstAnswer as r, extractInto as t };