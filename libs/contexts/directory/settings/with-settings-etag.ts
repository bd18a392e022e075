import { WithETag } from '#platform';
import { SettingsRows } from '../staff/directory.store';
import { SETTINGS_ID } from '../staff/domain/settings';

/** Of routes that read or change settings: they are one row, and have one version. */
export const WithSettingsETag = (): MethodDecorator => WithETag(SettingsRows, SETTINGS_ID);
