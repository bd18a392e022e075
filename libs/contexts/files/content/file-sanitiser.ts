import { Injectable } from '@nestjs/common';
import type { RecordingKind, SettingsView } from '#protocol';
import { IMAGES, isImage, typeOf } from '../attachment/domain/file-types';
import { recordingsOff } from '../attachment/domain/files.errors';
import { recordingName } from '../attachment/domain/recording';
import { contentTypeOf } from './detect-content-type';
import { Images } from './images';
import { Recordings } from './recordings';
import { TempFiles, type TempFile } from '../storage/temp-files';

/** A sanitised file, ready to be stored. */
export interface Prepared {
  name: string;
  contentType: string;
  file: TempFile;
  thumbnail: TempFile | null;
  width: number | null;
  height: number | null;
  recording: RecordingKind | null;
  seconds: number | null;
}

type Limits = Pick<SettingsView, 'attachmentTypes' | 'voiceNotes' | 'videoNotes' | 'recordingSeconds'>;

/** Sanitiser of uploads: checks the content type, re-encodes images and remuxes recordings. */
@Injectable()
export class FileSanitiser {
  constructor(
    private readonly images: Images,
    private readonly recordings: Recordings,
    private readonly tempFiles: TempFiles,
  ) {}

  /** @throws DomainError `attachment.type_not_allowed`, `attachment.content_unlike_name`, and those of images */
  async of(arrived: TempFile, name: string, { attachmentTypes }: Limits): Promise<Prepared> {
    const contentType = typeOf(await contentTypeOf(arrived.path), name, attachmentTypes);
    const plain = { name, contentType, recording: null, seconds: null };
    if (!isImage(contentType)) return { ...plain, file: arrived, thumbnail: null, width: null, height: null };
    const { image, ...rest } = await this.images.redraw(arrived.path, contentType);
    return { ...plain, file: image, ...rest };
  }

  /** A voice or video note, whose type and length are what its container holds. @throws DomainError those of recordings */
  async recordingOf(arrived: TempFile, kind: RecordingKind, limits: Limits): Promise<Prepared> {
    if (!limits[`${kind}Notes`]) throw recordingsOff(kind);
    const remuxed = await this.recordings.remux(arrived.path, kind, limits.recordingSeconds);
    return { ...remuxed, name: recordingName(kind, remuxed.seconds), recording: kind, thumbnail: null };
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
