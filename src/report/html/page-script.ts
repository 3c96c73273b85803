/** Made by scripts/embed-page.mjs of src/report/html/client: edit there. */
export const PAGE_SCRIPT = `(function() {

// src/report/html/client/item-filter.ts
/** The items that pass all filters, in the order of the report. */
	function filterItems(index, { fates, category, evidence }) {
		const items = [];
		for (let item = 0; item < index.fate.length; item++) if ((fates.length === 0 || fates.includes(index.fate[item] ?? -1)) && (category < 0 || index.category[item] === category) && (evidence === "" || index.evidence[item] === evidence)) items.push(item);
		return items;
	}
	/** How a search term is compared: without regard to case or to how an accent is written. */
	function searchable(text) {
		return text.normalize("NFC").toLowerCase();
	}
	/** Whether a text holds every word of the query, in any order. */
	function matches(text, query) {
		const within = searchable(text);
		return searchable(query).split(/\\s+/).every((word) => within.includes(word));
	}

// src/report/html/client/visible-rows.ts
/** Rows beyond the edges that are kept ready, so that scrolling shows no gap. */
	const SPARE = 8;
	function visibleRows(list) {
		const top = Math.floor(list.scrollTop / list.rowHeight);
		const shown = Math.ceil(list.height / list.rowHeight) + 1;
		const first = Math.max(0, Math.min(list.rows, top - SPARE));
		return {
			first,
			last: Math.min(list.rows, Math.max(first, top + shown + SPARE))
		};
	}
	/** Where a list must be scrolled to so that a row is wholly in view, moving as little as possible. */
	function scrollToShow(row, { rowHeight, scrollTop, height }) {
		const top = row * rowHeight;
		if (top < scrollTop) return top;
		return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
	}
	/** The row that a key leads to from the active one; null for a key that leads nowhere. */
	function rowAfterKey(key, active, rows, page) {
		const target = {
			ArrowDown: active + 1,
			ArrowUp: active - 1,
			PageDown: active + page,
			PageUp: active - page,
			Home: 0,
			End: rows - 1
		}[key];
		return target === void 0 || rows === 0 ? null : Math.max(0, Math.min(rows - 1, target));
	}

// src/report/html/client/word-diff.ts
/** Above so many word pairs a table would take too long; the middle is then shown as wholly replaced. */
	const MOST_PAIRS = 4e6;
	/** Word by word what became of a text: the longest common subsequence of words, signs and white space. */
	function wordDiff(before, after) {
		const a = words(before);
		const b = words(after);
		let start = 0;
		while (start < a.length && start < b.length && a[start] === b[start]) start++;
		let end = 0;
		while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
		const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
		return joined([
			{
				kind: "same",
				text: a.slice(0, start).join("")
			},
			...middle,
			{
				kind: "same",
				text: a.slice(a.length - end).join("")
			}
		]);
	}
	function words(text) {
		return text.match(/\\s+|[\\p{L}\\p{N}\\p{M}_]+|[^\\s\\p{L}\\p{N}\\p{M}_]/gu) ?? [];
	}
	function diffMiddle(a, b) {
		if (a.length * b.length > MOST_PAIRS) return [{
			kind: "removed",
			text: a.join("")
		}, {
			kind: "added",
			text: b.join("")
		}];
		const width = b.length + 1;
		const lengths = commonLengths(a, b, width);
		const segments = [];
		let i = 0;
		let j = 0;
		while (i < a.length || j < b.length) {
			const down = lengths[(i + 1) * width + j] ?? 0;
			const right = lengths[i * width + j + 1] ?? 0;
			if (i < a.length && j < b.length && a[i] === b[j]) {
				segments.push({
					kind: "same",
					text: a[i++] ?? ""
				});
				j++;
			} else if (j >= b.length || i < a.length && down >= right) segments.push({
				kind: "removed",
				text: a[i++] ?? ""
			});
			else segments.push({
				kind: "added",
				text: b[j++] ?? ""
			});
		}
		return segments;
	}
	/** Length of the longest common subsequence of what follows each pair of positions. */
	function commonLengths(a, b, width) {
		const lengths = new Uint32Array((a.length + 1) * width);
		for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) {
			const at = i * width + j;
			const down = lengths[at + width] ?? 0;
			const right = lengths[at + 1] ?? 0;
			lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(down, right);
		}
		return lengths;
	}
	/** Neighbours of one kind made one; empty ones left out. */
	function joined(segments) {
		const out = [];
		for (const segment of segments) {
			const last = out.at(-1);
			if (segment.text === "") continue;
			if (last?.kind === segment.kind) last.text += segment.text;
			else out.push({ ...segment });
		}
		return out;
	}

// src/report/html/client/page.js
	const ROW_HEIGHT = 40;
	const MOST_PRINTED = 300;
	const byId = (id) => document.getElementById(id);
	const index = JSON.parse(byId("items-index").textContent);
	const blocks = [...document.querySelectorAll("script.item-texts")];
	const list = byId("list");
	const rows = byId("rows");
	const detail = byId("item");
	const EVIDENCE = {
		h: "held-out",
		t: "trained-on",
		n: ""
	};
	let found = [];
	let active = 0;
	let opened = -1;
	function element(tag, properties = {}, ...children) {
		const made = document.createElement(tag);
		for (const [name, value] of Object.entries(properties)) if (name === "class") made.className = value;
		else made.setAttribute(name, value);
		made.append(...children);
		return made;
	}
	/** The block that was read last is kept: neighbours are often opened one after the other. */
	let lastBlock = {
		number: -1,
		texts: []
	};
	function textsOf(item) {
		const number = Math.floor(item / index.blockSize);
		if (blocks[number] === void 0) return null;
		if (lastBlock.number !== number) lastBlock = {
			number,
			texts: JSON.parse(blocks[number].textContent)
		};
		return lastBlock.texts[item % index.blockSize];
	}
	const fateName = (item) => index.fates[index.fate[item]];
	/** A category is told only where there is more than one. */
	const categoryOf = (item) => index.categories.length > 1 ? index.categories[index.category[item]] ?? "" : "";
	const titleOf = (item) => index.title[item] || index.identity[item];
	function row(item, position) {
		const fate = fateName(item);
		const made = element("div", {
			role: "option",
			id: \`row-\${item}\`,
			class: \`row \${fate.replace(" ", "-")}\`,
			"aria-selected": String(item === opened),
			"aria-posinset": String(position + 1),
			"aria-setsize": String(found.length)
		}, element("span", { class: "fate" }, fate), element("span", {
			class: "title",
			dir: "auto"
		}, titleOf(item)), element("span", { class: "where muted" }, categoryOf(item)));
		made.style.top = \`\${position * ROW_HEIGHT}px\`;
		made.classList.toggle("active", position === active);
		made.addEventListener("click", () => open(position));
		return made;
	}
	function drawRows() {
		const { first, last } = visibleRows({
			rows: found.length,
			rowHeight: ROW_HEIGHT,
			scrollTop: list.scrollTop,
			height: list.clientHeight
		});
		rows.style.height = \`\${found.length * ROW_HEIGHT}px\`;
		rows.replaceChildren(...found.slice(first, last).map((item, offset) => row(item, first + offset)));
		const current = found[active];
		if (current !== void 0 && active >= first && active < last) list.setAttribute("aria-activedescendant", \`row-\${current}\`);
		else list.removeAttribute("aria-activedescendant");
	}
	function open(position) {
		active = position;
		opened = found[position] ?? -1;
		list.scrollTop = scrollToShow(position, {
			rowHeight: ROW_HEIGHT,
			scrollTop: list.scrollTop,
			height: list.clientHeight
		});
		drawRows();
		detail.replaceChildren(...opened < 0 ? [] : itemView(opened, "h3"));
		detail.scrollTop = 0;
	}
	function itemView(item, heading) {
		const fate = fateName(item);
		const evidence = EVIDENCE[index.evidence[item]];
		const about = [categoryOf(item), byId("evidence") === null ? "" : evidence].filter(Boolean);
		const head = element(heading, {}, element("span", { class: \`badge \${fate.replace(" ", "-")}\` }, fate), " ", element("span", { class: "identity" }, index.identity[item]));
		const texts = textsOf(item);
		const facts = element("p", { class: "muted" }, about.join(" · "));
		if (texts === null) return [head, facts];
		const parts = [
			head,
			facts,
			block("Question", [texts.question])
		];
		if (texts.reference !== null) parts.push(block("Reference", [texts.reference]));
		return [...parts, answers(texts)];
	}
	function block(title, content, note = "") {
		return element("div", { class: "text" }, element("p", { class: "label" }, title, element("span", { class: "muted" }, note)), element("pre", {
			dir: "auto",
			tabindex: "0",
			role: "group",
			"aria-label": title
		}, ...content));
	}
	function answers({ before, after }) {
		const segments = wordDiff(before.answer, after.answer);
		const same = segments.every((segment) => segment.kind === "same");
		const side = (kind, tag) => segments.filter((segment) => segment.kind === "same" || segment.kind === kind).map((segment) => segment.kind === "same" ? segment.text : element(tag, {}, segment.text));
		const result = ({ outcome, score }) => \` \${outcome}, score \${Number(score.toFixed(3))}\`;
		return element("div", { class: "answers" }, block("Before", side("removed", "del"), result(before)), block("After", side("added", "ins"), \`\${result(after)}\${same ? "; the same answer" : ""}\`));
	}
	/** Filters at once, then searches the texts piece by piece, so that the page stays awake on any number of items. */
	let searching = 0;
	function refresh() {
		const turn = ++searching;
		const candidates = filterItems(index, currentFilter());
		const query = byId("search").value.trim();
		if (query === "") return show(candidates, "");
		const hits = [];
		let next = 0;
		const step = () => {
			if (turn !== searching) return;
			const until = performance.now() + 12;
			while (next < candidates.length && performance.now() < until) {
				const item = candidates[next++];
				if (matches(textToSearch(item), query)) hits.push(item);
			}
			if (next < candidates.length) {
				byId("found").textContent = \`Searching: \${hits.length.toLocaleString("en")} found so far\`;
				setTimeout(step);
			} else show(hits, query);
		};
		step();
	}
	function textToSearch(item) {
		const texts = textsOf(item);
		const parts = [index.identity[item]];
		if (texts !== null) parts.push(texts.question, texts.reference ?? "", texts.before.answer, texts.after.answer);
		return parts.join("\\n");
	}
	function currentFilter() {
		return {
			fates: [...document.querySelectorAll("input[name=\\"fate\\"]:checked")].map((box) => Number(box.value)),
			category: Number(byId("category")?.value ?? -1),
			evidence: byId("evidence")?.value ?? ""
		};
	}
	function show(items, query) {
		found = items;
		const all = index.fate.length;
		const number = items.length.toLocaleString("en");
		const of = items.length === all ? "" : \` of \${all.toLocaleString("en")}\`;
		byId("found").textContent = \`\${number}\${of} \${all === 1 ? "item" : "items"}\${query === "" ? "" : \` with “\${query}”\`}\`;
		list.scrollTop = 0;
		open(items.length === 0 ? -1 : 0);
	}
	function onKey(event) {
		const page = Math.max(1, Math.floor(list.clientHeight / ROW_HEIGHT) - 1);
		const target = rowAfterKey(event.key, active, found.length, page);
		if (target === null) return;
		event.preventDefault();
		open(target);
	}
	function onShortcut(event) {
		if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.target.closest("input, select, textarea") !== null) return;
		event.preventDefault();
		byId("search").focus();
	}
	/** A list that scrolls cannot be printed: what was found is laid out in full, up to a number that paper can bear. */
	function layOutForPrint() {
		const printed = found.slice(0, MOST_PRINTED).map((item) => element("article", {}, ...itemView(item, "h3")));
		const left = found.length - printed.length;
		if (left > 0) printed.push(element("p", {}, \`\${left.toLocaleString("en")} more items are not printed.\`));
		byId("print-items").replaceChildren(...printed);
	}
	let waiting;
	byId("filters").hidden = false;
	byId("browser").hidden = false;
	byId("filters").addEventListener("submit", (event) => event.preventDefault());
	byId("filters").addEventListener("change", refresh);
	byId("search").addEventListener("input", () => {
		clearTimeout(waiting);
		waiting = setTimeout(refresh, 120);
	});
	list.addEventListener("scroll", drawRows, { passive: true });
	list.addEventListener("keydown", onKey);
	document.addEventListener("keydown", onShortcut);
	addEventListener("resize", drawRows);
	addEventListener("beforeprint", layOutForPrint);
	addEventListener("afterprint", () => byId("print-items").replaceChildren());
	refresh();

})();
`;
