// The tour's phone number: what groups see under help, said and changed beneath the waiting list. Imported by
// pages/board.js.
import { checkPhone } from "../../core/board-events.js";
import { setText } from "../dom.js";
import { startSetting } from "./setting.js";

const byId = (id) => document.getElementById(id);

/** Returns {update()}, called after changes. */
export function startPhone(app) {
  const field = byId("phone");
  startSetting(app, "phone", {
    fill() {
      field.value = app.board.tour.phone ?? "";
    },
    read() {
      const phone = checkPhone(field.value);
      if (phone === null) return { problem: app.t("board-phone-bad"), field };
      return { body: { phone }, words: app.t(phone ? "board-phone-saved" : "board-phone-removed", { phone }), field };
    },
  });

  return {
    update: () => setText(byId("phone-now"), app.board.tour.phone || app.t("board-phone-none")),
  };
}
