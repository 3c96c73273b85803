// src/commands/summaries.ts
/** One line per command: for the overview and for the command's own help. */
const SUMMARIES = {
	init: "write a configuration and the workflows for the results that are here",
	extract: "find what the model really got wrong and write it as a training set",
	plan: "tell what training on a dataset will take, and whether it could pass at all",
	train: "train on a dataset and prove it with a receipt",
	benchmark: "have a model sit the exam at an OpenAI-compatible endpoint",
	compare: "hold two runs against each other, question by question, and judge",
	calibrate: "tell how often the criteria would pass by chance, and what they would catch",
	run: "the whole loop on this machine: examine, extract, train, examine again, judge",
	demo: "the loop on a tiny real model that learns arithmetic"
};

export { SUMMARIES as t };