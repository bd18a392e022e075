export const CLOSE = 'M18 6 6 18M6 6l12 12';
export const MORE = 'M5 12h.01M12 12h.01M19 12h.01';
export const FILE = 'M14 2H6v20h12V6zm0 0v4h4';
