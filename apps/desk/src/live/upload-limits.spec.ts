import { refusalOf } from './upload-limits';

const limits = {
  attachmentMaxBytes: 1_000,
  attachmentTypes: ['image/png', 'image/jpeg', 'application/pdf', 'text/csv', 'application/zip'],
};
const file = (name: string, type: string, size = 10) => ({ name, type, size });

describe('What is refused before it is uploaded', () => {
  it('is too large: the limit is named', () => {
    expect(refusalOf(file('a.png', 'image/png', 1_001), limits)).toEqual({ limit: 'size', most: 1_000 });
    expect(refusalOf(file('a.png', 'image/png', 1_000), limits)).toBeNull();
  });

  it('is one more than a message takes', () => {
    expect(refusalOf(file('a.png', 'image/png'), limits, 9)).toBeNull();
    expect(refusalOf(file('a.png', 'image/png'), limits, 10)).toEqual({ limit: 'count', most: 10 });
  });

  it.each([
    ['film.mp4', 'video/mp4'],
    ['photo.heic', 'image/heic'],
    ['setup.exe', 'application/x-msdownload'],
    ['letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('is of a kind of which nothing is taken: %s', (name, type) => {
    expect(refusalOf(file(name, type), limits)).toEqual({ limit: 'type', kinds: ['images', 'pdf', 'text', 'archives'] });
  });

  it.each([
    ['nothing.known', ''],
    ['list.csv', 'application/vnd.ms-excel'],
    ['notes.md', 'text/markdown'],
    ['things.zip', 'application/x-zip-compressed'],
  ])('is not what the server may take by its content: %s', (name, type) => {
    expect(refusalOf(file(name, type), limits)).toBeNull();
  });
});
