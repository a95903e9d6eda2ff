// "1–40 von 500" with a way back and forth; it goes away where one page holds everything. Imported by ui/board/.
import { setText } from "../dom.js";
import { parts, setFlag } from "../parts.js";
import { press } from "../press.js";

/** Returns {show(page, t)} for a page of core/board-order.js. */
export function startPager(root, onPage) {
  const { before, range, after } = parts(root);
  let at = 0;
  press(before, () => onPage(at - 1));
  press(after, () => onPage(at + 1));
  return {
    show(page, t) {
      at = page.page;
      root.hidden = page.pages === 1;
      setText(range, t("board-range", { from: page.from, to: page.to, total: page.total }));
      // Buttons at either end stay focusable: a disabled one would throw the focus away at the last page.
      setFlag(before, "aria-disabled", page.page === 0 ? "true" : null);
      setFlag(after, "aria-disabled", page.page === page.pages - 1 ? "true" : null);
    },
  };
}
