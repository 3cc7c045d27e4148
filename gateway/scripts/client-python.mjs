// Prints, as JSON, the Python that the tests with clients in Python run, or why there is none.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPython, pythonWith } from '../../scripts/python-environment.mjs';

const requirements = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test/clients/requirements.txt');
const missing = missingPython();
console.log(JSON.stringify(missing ? { missing } : { path: pythonWith('websocket-clients', requirements) }));
