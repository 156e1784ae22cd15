
// The page waits for it: ids and names of the page and of the model do not meet.
document.dispatchEvent(new CustomEvent("model", { detail: { classes, columns, predict } }));
