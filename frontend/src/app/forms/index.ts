export * from './answer-sheet';
export * from './answers-view';
export * from './form-codes';
export * from './form-field';
export * from './form-step';
export { top } from './paths';
