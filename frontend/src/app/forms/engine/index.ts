/** The form engine of the page: the same rules, cases and words as CyberPort.Forms on the server. */
export * from './definition';
export { normalise, type NormalMemo } from './normalise';
export { validate } from './validate';
export { toSubmit, visible } from './visible';
export { diff, summary } from './summary';
export { isComposite, isRows, LIMITS, partsOf } from './parts';
export { exampleOf, unitIn } from './messages';
export { parseDate, parseDateTime } from './dates';
export { grouped, parseNumber } from './numbers';
export { showPhone, showPostalCode } from './shapes';
