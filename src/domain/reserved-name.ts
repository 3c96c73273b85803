/** Whether Windows keeps a file name for a device, whatever its ending. */
export function isReservedName(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}
