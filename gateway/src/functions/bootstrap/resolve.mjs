// Lets an ES module find packages where a CommonJS module does: in the folders of NODE_PATH.
import { pathToFileURL } from 'node:url';

let parents = [];

export function initialize({ paths }) {
  parents = paths.map((path) => pathToFileURL(`${path}/../index.js`).href);
}

export async function resolve(specifier, context, nextResolve) {
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || /^(?:[./]|\w+:)/.test(specifier)) {
      throw error;
    }
    for (const parentURL of parents) {
      try {
        return await nextResolve(specifier, { ...context, parentURL });
      } catch {
        // The next folder may have it.
      }
    }
    throw error;
  }
}
