/**
 * The few web standards that browsers and Node share and that pure layers may use. Everything else of the DOM
 * stays unknown to them.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

declare class CompressionStream {
  constructor(format: "deflate");
  readonly readable: ByteReadable;
  readonly writable: ByteWritable;
}

declare class DecompressionStream {
  constructor(format: "deflate");
  readonly readable: ByteReadable;
  readonly writable: ByteWritable;
}

interface ByteReadable {
  getReader(): ByteReader;
}

interface ByteReader {
  read(): Promise<{ done: false; value: Uint8Array } | { done: true; value?: undefined }>;
  cancel(): Promise<void>;
}

interface ByteWritable {
  getWriter(): { write(chunk: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> };
}

declare function btoa(binary: string): string;
declare function atob(base64: string): string;
