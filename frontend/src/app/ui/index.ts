// The design system: everything a page may use.
export * from './announcer';
export * from './button';
export * from './choice-fields';
export * from './combo-field';
export * from './date-fields';
export * from './dates';
export * from './field';
export * from './file-field';
export * from './mail-language';
export * from './menu';
export * from './messages';
export * from './number-field';
export * from './numbers';
export * from './pieces';
export * from './pipes';
export * from './sending';
export * from './text-field';
