/** How a picture lies in its frame: `scale` times as large as it fits in, its middle moved by pixels. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export const FITTED: Zoom = { scale: 1, x: 0, y: 0 };
export const MOST = 5;

interface Size {
  width: number;
  height: number;
}

/** Larger or smaller by a factor; what is at a point of the frame, seen from its middle, stays there. */
export function zoomed({ scale, x, y }: Zoom, factor: number, at: { x: number; y: number }, size: Size): Zoom {
  const next = Math.min(MOST, Math.max(1, scale * factor));
  const by = next / scale;
  return kept({ scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }, size);
}

export const moved = ({ scale, x, y }: Zoom, dx: number, dy: number, size: Size): Zoom => kept({ scale, x: x + dx, y: y + dy }, size);

/** The picture covers where it was when it fitted. @param size of the picture as it fits in */
function kept({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  const within = (value: number, length: number): number => {
    const most = ((scale - 1) * length) / 2;
    return Math.min(most, Math.max(-most, value));
  };
  return { scale, x: within(x, width), y: within(y, height) };
}
