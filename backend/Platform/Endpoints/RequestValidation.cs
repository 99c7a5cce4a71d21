using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Endpoints;

/// <summary>
/// Checks the shape of every <c>…Request</c> before the handler sees it. A request type without a validator stops the
/// service from starting: it is never silently skipped.
/// </summary>
internal static class RequestValidation
{
    private static readonly Error Refused = new("request.invalid", ErrorKind.Invalid, new(
        "入力内容を確認してください。入力した内容は残っています。", "Please check your entries. Nothing you entered is lost."));

    public static EndpointFilterDelegate Factory(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var parameters = context.MethodInfo.GetParameters();
        var index = Array.FindIndex(parameters, p => p.ParameterType.Name.EndsWith("Request", StringComparison.Ordinal)
            && p.ParameterType.Namespace?.StartsWith("CyberPort", StringComparison.Ordinal) == true);
        if (index < 0)
        {
            return next;
        }

        var type = parameters[index].ParameterType;
        var validatorType = typeof(IValidator<>).MakeGenericType(type);
        if (context.ApplicationServices.GetService(validatorType) is not IValidator validator)
        {
            throw new InvalidOperationException($"{type.Name} has no validator.");
        }

        return async call =>
        {
            var actor = call.HttpContext.RequestServices.GetRequiredService<ICurrentActor>();
            if (call.Arguments[index] is not { } request)
            {
                return new Problem(Refused);
            }

            var faults = RequestParts.Of(request).ToList();
            if (faults.Count > 0)
            {
                return new Problem(Refused.With(faults.Select(fault => new FieldError(fault.Path, fault.Code, actor.Say(fault.Words)))));
            }

            var outcome = await validator.ValidateAsync(new ValidationContext<object>(request), call.HttpContext.RequestAborted);
            return outcome.IsValid
                ? await next(call)
                : new Problem(Refused.With(outcome.Errors.Select(e => new FieldError(
                    CamelCase(e.PropertyName), e.ErrorCode, e.CustomState is LocalText text ? actor.Say(text) : actor.Say(Refused.Title)))));
        };
    }

    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(
        part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}

/// <summary>Gives a validation rule its stable code and its sentence.</summary>
public static class RuleTexts
{
    /// <summary>Says, when the rule is broken, what is wrong and what to do.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, string code, string ja, string en, string? easy = null) =>
        rule.WithErrorCode(code).WithState(_ => new LocalText(ja, en, easy));
}
