declare module 'openapi-to-postmanv2' {
  interface Converted {
    result: boolean;
    reason?: string;
    output?: { type: 'collection'; data: unknown }[];
  }

  export function convertV2(
    input: { type: 'json'; data: object },
    options: Record<string, unknown>,
    done: (error: Error | null, converted?: Converted) => void,
  ): void;
}
