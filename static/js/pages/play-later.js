// The screens that nobody sees first: a file of their own, so that way, list and map need not wait for them. Loaded by
// pages/play-start.js as soon as the first screen stands.
import { AnsweredScreen } from "../ui/answered.js";
import { createCode } from "../ui/code.js";
import { createHandoff } from "../ui/handoff.js";
import { createConfirm, createHelp } from "../ui/help.js";
import { createChoose } from "../ui/locating.js";
import { createOutboxScreen } from "../ui/outbox.js";
import { QuestionScreen } from "../ui/question.js";
import { createStartCheck } from "../ui/startcheck.js";
import { createFinished, createStanding } from "../ui/standing.js";
import { StationScreen } from "../ui/station.js";

export const SCREENS = {
  check: createStartCheck,
  choose: createChoose,
  code: createCode,
  station: (root, context) => new StationScreen(root, context),
  question: (root, context) => new QuestionScreen(root, context),
  answered: (root, context) => new AnsweredScreen(root, context),
  standing: createStanding,
  help: createHelp,
  confirm: createConfirm,
  finished: createFinished,
  outbox: createOutboxScreen,
  handoff: createHandoff,
};
