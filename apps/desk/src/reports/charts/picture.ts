export const SCALE = 2;
export const EDGE = 20;
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'fill-opacity',
];

export interface Picture {
  title: string;
  /** What it says, in a sentence. */
  sentence: string;
  /** The element that holds one canvas or one SVG. */
  holder: HTMLElement;
}

/** A canvas with the title on it. @param styled whose colours and letters it gets */
export function blank({ title, width, height, styled }: { title: string; width: number; height: number; styled: HTMLElement }) {
  const canvas = Object.assign(document.createElement('canvas'), { width: (width + 2 * EDGE) * SCALE, height: (height + 96) * SCALE });
  const draw = canvas.getContext('2d')!;
  const style = getComputedStyle(styled);
  draw.scale(SCALE, SCALE);
  draw.fillStyle = surfaceOf(styled);
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.fillStyle = style.color;
  draw.font = `600 16px ${style.fontFamily}`;
  draw.fillText(title, EDGE, 32, width);
  return [canvas, draw] as const;
}

export const saved = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('The browser makes no picture of it'))), 'image/png'),
  );

/** What one sees, as a PNG: the title, the picture, and what it says. */
export async function asPng({ title, sentence, holder }: Picture): Promise<Blob> {
  const drawn = holder.querySelector('canvas') ?? (await drawing(holder.querySelector('svg')!));
  const { width, height } = holder.querySelector('canvas, svg')!.getBoundingClientRect();
  const [canvas, draw] = blank({ title, width, height, styled: holder });
  draw.drawImage(drawn, EDGE, 48, width, height);
  draw.font = `400 12px ${getComputedStyle(holder).fontFamily}`;
  draw.fillText(sentence, EDGE, height + 76, width);
  return saved(canvas);
}

/** The colour behind the element. */
function surfaceOf(element: Element | null): string {
  for (let each = element; each; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

/** An SVG as an image, with the styles that the page gives it. */
async function drawing(svg: SVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGElement;
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const [given, taken] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  given.forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const name of STYLES) taken[at]!.setAttribute(name, style.getPropertyValue(name));
    taken[at]!.setAttribute('font-family', 'system-ui, sans-serif');
  });
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  return image;
}
