// Draws an insight from its block tree: a short list of tags built by createElement, so that content never becomes markup.
// Imported by ui/station.js and ui/answered.js.
import { el } from "./dom.js";

const TAGS = new Set(["p", "h3", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"]);
const LINK = /^(https?:\/\/|mailto:)/i;
const DEPTH = 12;

export function renderBlocks(nodes, depth = 0) {
  if (!Array.isArray(nodes) || depth > DEPTH) return [];
  return nodes.map((node) => renderNode(node, depth)).filter((node) => node !== null);
}

function renderNode(node, depth) {
  if (typeof node === "string") return document.createTextNode(node);
  const children = renderBlocks(node?.children ?? [], depth + 1);
  // An unknown tag keeps its words: a newer server must not make texts vanish on an older page.
  if (!TAGS.has(node?.tag)) return el("span", {}, children);
  if (node.tag !== "a") return el(node.tag === "h3" ? "h2" : node.tag, {}, children);
  if (!LINK.test(node.href ?? "")) return el("span", {}, children);
  return el("a", { href: node.href, target: "_blank", rel: "noopener noreferrer" }, children);
}
