// The way out, fast: blanks the screen at once, and takes the place of this page among those Back leads to.
// Without script the link does the same, a little slower.
document.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-leave]");
  if (!way || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.title = "";
  document.body.replaceChildren();
  location.replace(way.href);
});
