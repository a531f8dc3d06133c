// Loaded into a process before its own code (node --import): its clock is CLOCK_SHIFT_MS away from the machine's.
const shift = Number(process.env['CLOCK_SHIFT_MS']);

globalThis.Date = new Proxy(Date, {
  construct: (RealDate, given) => (given.length > 0 ? new RealDate(...given) : new RealDate(RealDate.now() + shift)),
  apply: (RealDate) => new RealDate(RealDate.now() + shift).toString(),
  get: (RealDate, name) => (name === 'now' ? () => RealDate.now() + shift : Reflect.get(RealDate, name)),
});
