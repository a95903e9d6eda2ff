// The interface's texts on the phone: loads the same Fluent files the server reads and gives pages one function t().
// Imported by pages/ and ui/; the only importer of vendor/fluent.
import { FluentBundle, FluentResource } from "../../vendor/fluent/index.js";

/** A t() over Fluent sources already at hand; the pure part, used by loadMessages and by tests. */
export function makeMessages(language, sources) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const source of sources) bundle.addResource(new FluentResource(source), { allowOverrides: true });

  function t(id, args = {}) {
    const message = bundle.getMessage(id);
    if (!message?.value) return id;
    return bundle.formatPattern(message.value, args, []);
  }
  t.language = language;
  t.has = (id) => bundle.hasMessage(id);
  return t;
}

/** Fetches the texts of a page's script (static/pages.json) in one language. Rejects where they cannot be had. */
export async function loadMessages(assets, language, script) {
  const reply = await fetch(`${assets}build/texts/${language}/${script}.ftl`, { credentials: "same-origin" });
  if (!reply.ok) throw new Error(`texts/${language}/${script}.ftl: ${reply.status}`);
  return makeMessages(language, [await reply.text()]);
}

/** The other language, or the present one where there is no reception. */
export async function switchMessages(current, assets, language, script) {
  if (current?.language === language) return current;
  try {
    return await loadMessages(assets, language, script);
  } catch (error) {
    if (current) return current;
    throw error;
  }
}

/**
 * Rewrites what the server rendered after a change of language: `data-l10n="id"` is the text (arguments as JSON in
 * `data-l10n-args`), `data-l10n-attrs="aria-label:id placeholder:id"` are attributes.
 */
export function translatePage(t, root = document) {
  for (const node of root.querySelectorAll("[data-l10n]")) {
    node.textContent = t(node.dataset.l10n, node.dataset.l10nArgs ? JSON.parse(node.dataset.l10nArgs) : {});
  }
  for (const node of root.querySelectorAll("[data-l10n-attrs]")) {
    for (const pair of node.dataset.l10nAttrs.split(" ")) {
      const [attribute, id] = pair.split(":");
      node.setAttribute(attribute, t(id));
    }
  }
}
