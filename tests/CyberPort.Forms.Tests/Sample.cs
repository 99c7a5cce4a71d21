using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Tests;

/// <summary>Answers made from a definition alone: its own examples, its first options, dates that fit.</summary>
internal sealed class Sample(int choice)
{
    public static readonly DateOnly Today = new(2026, 11, 21);
    private int day;

    /// <summary>Answers to every question; <paramref name="choice"/> says which option is taken, so that other branches open.</summary>
    public static JsonObject Of(FormDefinition form, int choice = 0) => new Sample(choice).All(form.Steps.SelectMany(step => step.Fields));

    private JsonObject All(IEnumerable<FormField> fields)
    {
        var answers = new JsonObject();
        foreach (var field in fields.Where(field => field.Type is not (FieldType.Info or FieldType.Computed)))
        {
            answers[field.Id] = One(field);
        }
        return answers;
    }

    private JsonNode? One(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.LongText => field.Example?.Ja ?? "例文",
        FieldType.Number or FieldType.Money => field.Example?.Ja ?? "10",
        FieldType.YesNo => choice % 2 == 0,
        FieldType.Declaration => true,
        FieldType.Choice => Code(field),
        FieldType.Choices => new JsonArray([.. (field.Options ?? []).Select(option => (JsonNode?)option.Code)]),
        FieldType.Date => Date(field),
        FieldType.DateTime => Date(field) + "T08:30",
        FieldType.Period => All(FormEngine.PartsOf(field)),
        FieldType.Email => "taro@example.jp",
        FieldType.Phone => "０１７－７１２－３４５６",
        FieldType.Port => field.Example?.Ja ?? "JPAOJ",
        FieldType.Facility => "K1",
        FieldType.File => new JsonArray(new JsonObject { ["id"] = "f1", ["name"] = "図面.pdf", ["size"] = 1000, ["contentType"] = "application/pdf" }),
        FieldType.Cargo => new JsonArray(All(FormEngine.PartsOf(field))),
        FieldType.Group => new JsonArray(All(field.Fields!)),
        _ => All(FormEngine.PartsOf(field)),
    };

    private string Code(FormField field) => field.Options is { } options ? options[choice % options.Count].Code : field.Codes switch
    {
        "countries" => "JP",
        "commodities" => "222",
        "shipTypes" => "cargo",
        _ => "K1",
    };

    private string Date(FormField field) => Today
        .AddDays(field.MaxDaysFromToday == 0 ? -20 : 70 + day++)
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
