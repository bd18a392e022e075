import { Injectable } from '@nestjs/common';
import { IMAGES, isImage, typeOf } from '../attachment/domain/file-types';
import { contentTypeOf } from './detect-content-type';
import { Images } from './images';
import { TempFiles, type TempFile } from '../storage/temp-files';

/** A sanitised file, ready to be stored. */
export interface Prepared {
  contentType: string;
  file: TempFile;
  thumbnail: TempFile | null;
  width: number | null;
  height: number | null;
}

/** Sanitiser of uploads: checks the content type and re-encodes images. */
@Injectable()
export class FileSanitiser {
  constructor(
    private readonly images: Images,
    private readonly tempFiles: TempFiles,
  ) {}

  /** @throws DomainError `attachment.type_not_allowed`, `attachment.content_unlike_name`, and those of images */
  async of(arrived: TempFile, name: string, allowedTypes: string[]): Promise<Prepared> {
    const contentType = typeOf(await contentTypeOf(arrived.path), name, allowedTypes);
    if (!isImage(contentType)) return { contentType, file: arrived, thumbnail: null, width: null, height: null };
    const { image, ...rest } = await this.images.redraw(arrived.path, contentType);
    return { contentType, file: image, ...rest };
  }

  /** The picture of a user: of a file that is an image, its pixels alone. @throws DomainError as `of` */
  async picture(arrived: TempFile, name: string): Promise<Buffer> {
    typeOf(await contentTypeOf(arrived.path), name, IMAGES);
    return this.images.square(arrived.path);
  }

  /** What was stored is gone from here already. */
  async discard({ file, thumbnail }: Prepared): Promise<void> {
    await this.tempFiles.discard(file.path, ...(thumbnail ? [thumbnail.path] : []));
  }
}
