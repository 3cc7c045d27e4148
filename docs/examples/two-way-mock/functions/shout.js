/** Replies with the text of the message in capitals. */
exports.handler = async ({ body }) => {
  const { text = '' } = JSON.parse(body);
  return { statusCode: 200, body: JSON.stringify({ text: String(text).toUpperCase() }) };
};
