import { t } from '../../words/reports';
import { blank, EDGE, saved, SCALE } from './picture';
import type { Sheet } from './sheet';

const ROW = 28;
const GAP = 24;
const WIDEST = 320;
/** A canvas has an end: so many rows are drawn, and the others are counted. */
const ROWS = 250;
const SIZE = 13;

/** A table as a PNG: its title, and its rows as they are sorted. @param styled whose colours and letters it gets */
export async function tableAsPng({ title, sheet, styled }: { title: string; sheet: Sheet; styled: HTMLElement }): Promise<Blob> {
  const shown = sheet.rows.slice(0, ROWS).map((row) => row.map(({ text }) => text));
  const style = getComputedStyle(styled);
  const font = (weight: number): string => `${weight} ${SIZE}px ${style.fontFamily}`;
  const measure = document.createElement('canvas').getContext('2d')!;
  measure.font = font(600);
  const widths = sheet.columns.map((name, at) =>
    Math.min(WIDEST, Math.max(...[name, ...shown.map((row) => row[at] ?? '')].map((text) => measure.measureText(text).width))),
  );
  const more = sheet.rows.length - shown.length;
  const width = widths.reduce((sum, each) => sum + each, GAP * (widths.length - 1));
  const height = ROW * (shown.length + 1 + Number(more > 0));
  const [canvas, draw] = blank({ title, width, height, styled });
  const isRtl = style.direction === 'rtl';
  const line = (texts: readonly string[], y: number, weight: number): void => {
    let from = EDGE;
    draw.font = font(weight);
    texts.forEach((text, at) => {
      // The first column names the rows; all others are aligned at their end, as numbers are.
      const x = at === 0 ? from : from + widths[at]!;
      draw.textAlign = (at === 0) === isRtl ? 'right' : 'left';
      draw.fillText(text, isRtl ? width + 2 * EDGE - x : x, y + 18, widths[at]);
      from += widths[at]! + GAP;
    });
    draw.globalAlpha = 0.15;
    draw.fillRect(EDGE, y + ROW - 1, width, 1 / SCALE);
    draw.globalAlpha = 1;
  };
  line(sheet.columns, EDGE * 2 + 8, 600);
  shown.forEach((row, at) => line(row, EDGE * 2 + 8 + ROW * (at + 1), 400));
  if (more > 0) line([t('chart.moreRows', { count: more })], EDGE * 2 + 8 + ROW * (shown.length + 1), 400);
  return saved(canvas);
}
