const MODEL = new Model(DOCUMENT, TENSORS);

/** What is predicted: the task and the names of its columns. */
export const target = { task: MODEL.task, columns: MODEL.target.columns };

/** The classes, or the labels, in their order; none where numbers are predicted. */
export const classes = MODEL.classes;

/** The columns that the model looks at: what a form needs to ask for them. */
export const columns = MODEL.columns;

/** Predicts a row; what it takes and returns is said at the head of this file. */
export function predict(row, options) {
  return MODEL.predict(row, options);
}
