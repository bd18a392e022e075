import { Injectable } from '@nestjs/common';
import sharp, { type Sharp } from 'sharp';
import { DomainError } from '#kernel';
import { imageTooLarge, imageUnreadable, storageUnavailable } from '../attachment/domain/files.errors';
import { TempFiles, type TempFile } from '../storage/temp-files';
import { Semaphore } from './semaphore';

/** Limit for all frames together: a photo of 50 megapixels, or 100 frames of 700 × 700. */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 15;
const MAX_THUMBNAIL_PIXELS = 320;
/** Limit of images that are processed at a time, each by one thread: decoded pixels take most of the memory. */
const AT_A_TIME = 2;

sharp.concurrency(1);
sharp.cache(false);

/** Side of a picture of a user. */
const SQUARE_PIXELS = 256;

export interface DrawnImage {
  image: TempFile;
  thumbnail: TempFile;
  width: number;
  height: number;
}

const FORMATS: Record<string, (image: Sharp) => Sharp> = {
  'image/png': (image) => image.png(),
  'image/jpeg': (image) => image.jpeg({ quality: 88, mozjpeg: false }),
  'image/gif': (image) => image.gif(),
  'image/webp': (image) => image.webp({ quality: 88 }),
};

/** Image re-encoding: keeps nothing but the pixels, turned upright, in the same format. Metadata and hidden payloads are lost. */
@Injectable()
export class Images {
  private readonly semaphore = new Semaphore(AT_A_TIME);

  constructor(private readonly tempFiles: TempFiles) {}

  /** @throws DomainError `attachment.image_unreadable`, `attachment.image_too_large` */
  redraw(path: string, contentType: string): Promise<DrawnImage> {
    return this.semaphore.pass(async () => {
      const { width, height } = await measured(path);
      const image = await this.drawn(FORMATS[contentType]!(decoder(path, true).autoOrient()));
      try {
        const small = { width: MAX_THUMBNAIL_PIXELS, height: MAX_THUMBNAIL_PIXELS, fit: 'inside', withoutEnlargement: true } as const;
        const thumbnail = await this.drawn(decoder(path, false).autoOrient().resize(small).webp({ quality: 80 }));
        return { image, thumbnail, width, height };
      } catch (error) {
        await this.tempFiles.discard(image.path);
        throw error;
      }
    });
  }

  /**
   * Draws the middle of the image, of its first frame if it has several, as a small square: WebP.
   * @throws DomainError as `redraw`
   */
  square(path: string): Promise<Buffer> {
    return this.semaphore.pass(async () => {
      await measured(path);
      const small = decoder(path, false).autoOrient().resize(SQUARE_PIXELS, SQUARE_PIXELS, { fit: 'cover' }).webp({ quality: 82 });
      return small
        .timeout({ seconds: MAX_SECONDS })
        .toBuffer()
        .catch((error: unknown) => {
          throw refusalOf(error);
        });
    });
  }

  private async drawn(image: Sharp): Promise<TempFile> {
    const path = await this.tempFiles.newPath();
    try {
      await image.timeout({ seconds: MAX_SECONDS }).toFile(path);
      return await this.tempFiles.measure(path);
    } catch (error) {
      await this.tempFiles.discard(path);
      throw refusalOf(error);
    }
  }
}

function decoder(path: string, animated: boolean): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated, sequentialRead: true });
}

/** Size of one frame after rotation, read from the header, so that a decompression bomb is refused before it is decoded. */
async function measured(path: string): Promise<{ width: number; height: number }> {
  const {
    width,
    height,
    pages = 1,
    pageHeight = height,
    autoOrient,
  } = await decoder(path, true)
    .metadata()
    .catch((error: unknown) => {
      throw refusalOf(error);
    });
  if (width * pageHeight * pages > MAX_PIXELS) throw imageTooLarge(MAX_PIXELS);
  return pages > 1 ? { width, height: pageHeight } : autoOrient;
}

/** Maps an error of the decoder, which can be recognised by its message alone. */
function refusalOf(error: unknown): unknown {
  const { message } = error as Error;
  if (error instanceof DomainError) return error;
  if (/no space left/i.test(message)) return storageUnavailable();
  return /pixel limit|timeout|too (large|big)/i.test(message) ? imageTooLarge(MAX_PIXELS) : imageUnreadable();
}
