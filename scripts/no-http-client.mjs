// Stands in for @actions/http-client inside @actions/core: there it serves OIDC tokens alone, which are not used
// here, and it would bring 800 KB along that every start of the Action has to read.
const message = 'OIDC tokens are not part of this build';

export class HttpClient {
  constructor() {
    throw new Error(message);
  }
}

export class BearerCredentialHandler {
  constructor() {
    throw new Error(message);
  }
}
