// Answers each line, a page's HTML as JSON, with a line: what html-validate finds in it. Started by tests/validity.py.
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

// Whether it is HTML as the standard has it. What it is for a reader is judged by axe and HTML_CodeSniffer, which see what
// is shown: the play page holds all its screens at once, of which one is there.
const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:document", "html-validate:standard"],
  rules: {
    // The standard allows both spellings of the doctype: templates have one, browsers write the other.
    "doctype-style": "off",
    // Integrity is for what comes from elsewhere, and pages load nothing from elsewhere.
    "require-sri": ["error", { target: "crossorigin" }],
    // One screen of several is shown, each with its heading; templates get their words when they are used.
    "heading-level": ["error", { allowMultipleH1: true }],
    "input-missing-label": "off",
    // Rows that are laid out as a grid lose a table's roles in some browsers unless they name them.
    "no-redundant-role": "off",
  },
});
const validator = new HtmlValidate(loader);

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await validator.validateString(JSON.parse(line));
  const found = results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
  const words = found.map((each) => `${each.ruleId}: ${each.message} (${each.selector ?? `line ${each.line}`})`);
  process.stdout.write(`${JSON.stringify(words)}\n`);
}
