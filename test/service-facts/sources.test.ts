import * as sources from '../../lib/service-facts/sources';

test('every source is a page of the AWS documentation, and none stands there twice', () => {
  const pages = Object.values(sources);

  expect(pages.filter((page) => !/^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/.test(page))).toEqual([]);
  expect(new Set(pages).size).toBe(pages.length);
});
