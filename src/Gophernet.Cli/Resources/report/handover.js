
// Hands the model to the script of the page, which waits for it: the two share no names.
document.dispatchEvent(new CustomEvent("model", { detail: { classes, columns, predict } }));
