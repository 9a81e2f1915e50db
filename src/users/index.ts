export { makeKey } from './key-service'
export { alive as aliveSession } from './session-repository'
export { hashPassword, isPasswordOf, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password'
export {
  actorNamed,
  actorOf,
  aliveAmong,
  endSessions,
  findSession,
  SIGN_IN_LIMIT,
  signIn,
  type SignedInSession,
} from './session-service'
export { SESSION_COOKIE } from './session-routes'
export {
  createSourceAuthentication,
  type AuthenticateSource,
  type SourceActor,
} from './source-authentication'
export { newUser } from './user-schema'
export { addUser, type NewUser } from './user-service'
