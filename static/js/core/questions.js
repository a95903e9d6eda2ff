// The course of a station's questions: which is next, which is over, what may still be tried. Pure; imported by core/ and
// ui/.

/** An answer state is over when it is right, or nothing is left to try. */
export function isOver(answer) {
  if (!answer || !answer.attempts_used) return false;
  return answer.state === "right" || answer.attempts_left === 0;
}

export function isWaiting(answer) {
  return answer?.state === "waiting";
}

/** {question, answer, number, total} of one question, or null where the station is closed or knows no such question. */
export function questionAt(status, id) {
  const questions = status?.questions ?? [];
  const index = questions.findIndex((question) => question.id === id);
  if (index < 0) return null;
  return { question: questions[index], answer: status.answers?.[id] ?? null, number: index + 1, total: questions.length };
}

/** The first question still to be answered after `after`, around the end; null where all are over. */
export function nextQuestion(status, after = null) {
  const questions = status?.questions ?? [];
  const start = questions.findIndex((question) => question.id === after) + 1;
  const around = [...questions.slice(start), ...questions.slice(0, start)];
  const left = around.filter((question) => {
    const answer = status.answers?.[question.id];
    return !isOver(answer) && !isWaiting(answer);
  });
  // A question not tried yet comes before one whose second attempt is left.
  return (left.find((question) => !status.answers?.[question.id]?.attempts_used) ?? left[0])?.id ?? null;
}

/** The next question nobody in the group has tried yet; second attempts are a choice, not the way on. */
export function nextUntried(status, after = null) {
  const id = nextQuestion(status, after);
  return id !== null && id !== after && !status.answers?.[id]?.attempts_used ? id : null;
}

/** How many questions the group can still answer: what waits for its verdict is answered. */
export function openQuestions(status) {
  return (status?.questions ?? []).map(({ id }) => status.answers?.[id]).filter((answer) => !isOver(answer) && !isWaiting(answer)).length;
}

/** The status with the answers that are still on this phone: they are not asked again and not open any more. */
export function withKept(status, pending) {
  const answers = { ...status.answers };
  const unread = pending.filter((event) => event.type === "answer" && !answers[event.question]?.provisional);
  for (const event of unread) answers[event.question] = { state: "waiting", attempts_used: 1 };
  return { ...status, answers };
}

/** The hint that could be taken next: {index, cost}, or null. */
export function nextHint(question, answer) {
  const taken = new Set((answer?.hints ?? []).map((hint) => hint.index));
  const index = question.hints?.findIndex((_, position) => !taken.has(position)) ?? -1;
  return index < 0 ? null : { index, cost: question.hints[index].cost };
}
