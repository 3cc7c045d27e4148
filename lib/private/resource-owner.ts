import { Arn, ArnFormat, type IResource, Stack, Token } from 'aws-cdk-lib';

/** Where a resource is. */
export interface ResourceOwner {
  readonly region: string;
  readonly account: string;
}

/** The region and the account of a resource. Of an imported one its ARN knows better than CDK does. */
export function ownerOf(resource: IResource, arn?: string): ResourceOwner {
  const { region, account } = resource.env;
  if (arn === undefined || Token.isUnresolved(arn)) {
    return { region, account };
  }
  const parts = Arn.split(arn, ArnFormat.NO_RESOURCE_NAME);
  return { region: parts.region ?? region, account: parts.account ?? account };
}

/** The name of a resource for a request, or its ARN where the name would mean one of the account of the API. */
export function nameOrArn(resource: IResource, name: string, arn: string): string {
  const { account } = ownerOf(resource, arn);
  return Token.isUnresolved(account) || account === Stack.of(resource).account ? name : arn;
}
