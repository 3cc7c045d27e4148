/** The message that each server sends back: 64 characters of JSON. */
export const MESSAGE = JSON.stringify({ action: 'echo', text: 'x'.repeat(37) });
