import { defineSettings } from '#directory';
import { ATTACHMENT_TYPES } from '#protocol';

const MAX_BYTES = Number.MAX_SAFE_INTEGER;

defineSettings('files', {
  attachmentMaxBytes: {
    type: 'integer',
    default: 10_485_760,
    minimum: 1,
    maximum: 1_073_741_824,
    forStaff: true,
    description: 'Of one file',
  },
  attachmentTypes: {
    type: 'array',
    values: ATTACHMENT_TYPES,
    forStaff: true,
    description: 'What is known by its content; markup and scripts never are',
    default: [
      'image/png',
      'image/jpeg',
      'image/gif',
      'image/webp',
      'application/pdf',
      'text/plain',
      'text/csv',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.spreadsheet',
      'application/vnd.oasis.opendocument.presentation',
    ],
  },
  voiceNotes: { type: 'boolean', default: false, forStaff: true, description: 'Whether customers and agents may record their voice' },
  videoNotes: { type: 'boolean', default: false, forStaff: true, description: 'Whether customers and agents may record short videos' },
  recordingSeconds: {
    type: 'integer',
    default: 120,
    minimum: 5,
    maximum: 600,
    forStaff: true,
    description: 'So long a voice or video note may be; its bytes count as those of any file',
  },
  attachmentUrlSeconds: {
    type: 'number',
    default: 300,
    minimum: 1,
    maximum: 604_800,
    description: 'So long the address of a file is good',
  },
  attachmentMaxFilesPerChat: { type: 'integer', default: 1_000, minimum: 0, maximum: 1_000_000, description: 'Files in one chat' },
  attachmentMaxBytesPerChat: {
    type: 'integer',
    default: 2_147_483_648,
    minimum: 0,
    maximum: MAX_BYTES,
    description: 'Of all files of one chat',
  },
  attachmentMaxBytesPerCustomer: {
    type: 'integer',
    default: 2_147_483_648,
    minimum: 0,
    maximum: MAX_BYTES,
    description: 'Of what a customer uploaded, in all chats',
  },
});
