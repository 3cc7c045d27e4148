/** Text that tries to be more than text, wherever it is put. */
export const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \n é漢😀';

/** Such text for where moto takes no line break: its server finds no object whose key has one, whoever asks for it. */
export const HOSTILE_LINE = HOSTILE.replaceAll('\n', '');

/** A message of a client to the route `send`. */
export function messageOf(values) {
  return { body: JSON.stringify({ action: 'send', ...values }), connectionId: 'L0SM9cOFvHcCIhw=' };
}

export const hostileMessage = messageOf({ text: HOSTILE });
