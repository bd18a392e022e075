import { linkify } from '#client/text';

export default function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, at) =>
    piece.type === 'text' ? (
      piece.text
    ) : (
      <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer">
        {piece.text}
      </a>
    ),
  );
}
