// Runs before the first paint as a classic script in <head>, because a module would let the page flash in the wrong
// theme. It only reads what the visitor once chose; nothing is stored without a tap. Not imported by anything.
(function () {
  // What only works with scripts (class needs-js) is shown from the first paint on, or not at all.
  document.documentElement.dataset.js = "";
  try {
    if (localStorage.getItem("theme") === "sonne") document.documentElement.dataset.theme = "sonne";
  } catch (error) {
    // A browser that forbids storage shows the ordinary theme.
  }
})();
