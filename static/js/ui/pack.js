// The pack for the way in one sentence: how large, how far, or ready without reception. Imported by ui/.

/** `status` is core/packing.js's, or null before it is known. Megabytes as people say them. */
export function packWords(status, t, language) {
  if (!status) return "";
  const size = megabytes(status.total, language);
  switch (status.state) {
    case "ready":
      return `${t("outbox-pack-ready", { size })}${status.map === "ask" ? ` ${t("outbox-pack-map", { size: megabytes(status.mapBytes, language) })}` : ""}`;
    case "ask":
      return t("outbox-pack-ask", { size: megabytes(status.mediaBytes, language) });
    case "unsupported":
      return t("outbox-pack-unsupported");
    case "partly":
      return t("outbox-pack-partly");
    default:
      return t("outbox-pack-loading", { size, percent: String(Math.min(99, Math.floor((100 * status.done) / Math.max(1, status.total)))) });
  }
}

/** Whether something is large enough to wait for a tap. */
export function packAsks(status) {
  return status?.state === "ask" || (status?.state === "ready" && status.map === "ask");
}

function megabytes(bytes, language) {
  const value = Math.max(0.1, Math.round(bytes / 100_000) / 10);
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)}\u00a0MB`;
}
