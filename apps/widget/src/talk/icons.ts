export const CLOSE = 'M18 6 6 18M6 6l12 12';
export const MORE = 'M5 12h.01M12 12h.01M19 12h.01';
export const FILE = 'M14 2H6v20h12V6zm0 0v4h4';
export const ANSWER = 'm9 14-5-5 5-5M4 9h10a6 6 0 0 1 6 6v4';
export const EDIT = 'm4 20 1-5L16 4l4 4L9 19z';
