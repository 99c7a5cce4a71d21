using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Tests;

public sealed class NationalForms
{
    private static readonly string[] Expected =
    [
        "damage-report", "dues-reduction", "generic", "mooring-use", "port-entry", "shed-yard-use", "water-area-occupancy", "waterfront-notification",
    ];

    private static readonly List<(string Name, FormDefinition Form)> All =
        [.. NationalMasters.All.Select(form => (form.Code, form)).Concat(NationalMasters.Next.Select(next => ($"{next.Form.Code} {next.Form.Version}", next.Form))).Concat(DemoVariants.All().Select(variant => ($"{variant.Slug}/{variant.Form.Code}", variant.Form)))];

    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    private static FormDefinition Form(string name) => All.Single(one => one.Name == name).Form;

    [Fact]
    public void Every_procedure_of_the_first_cut_has_its_master_and_a_variant_of_each_authority()
    {
        Expected.Except(NationalMasters.All.Select(form => form.Code)).ShouldBeEmpty();
        DemoVariants.All().Where(variant => variant.Slug is "aohama" or "shiomi" or "chidori").GroupBy(variant => variant.Slug, variant => variant.Form.Code)
            .ShouldAllBe(authority => !Expected.Except(authority).Any());
    }

    [Theory, MemberData(nameof(Names))]
    public void A_form_is_well_formed(string name) => DefinitionRules.Problems(Form(name)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Names))]
    public void A_permit_prints_every_answer_that_the_form_puts_on_it(string name)
    {
        var form = Form(name);
        var asked = form.Steps.SelectMany(step => step.Fields).ToList();
        var marked = asked.Where(field => field.OnPermit).Select(field => field.Id).ToList();
        marked.ShouldNotBeEmpty();
        asked.Where(field => field.OnPermit).ShouldAllBe(field => field.Item == null || !(field.Item.StartsWith("applicant", StringComparison.Ordinal) || field.Item.StartsWith("contact", StringComparison.Ordinal)));
        var seen = new HashSet<string>();
        foreach (var choice in Enumerable.Range(0, 6))
        {
            var sample = Sample.Of(form, choice);
            if (choice > 2 && sample["vessel"] is System.Text.Json.Nodes.JsonObject vessel)
            {
                vessel["grossTonnage"] = 12000;
            }
            var answers = FormEngine.ToSubmit(form, sample).Answers;
            var printed = FormEngine.OnPermit(form, answers);
            printed.Select(line => line.Field).ShouldBe(marked.Where(id => FormEngine.Visible(form, answers).Contains(id)));
            printed.ShouldAllBe(line => line.Text.Length > 0);
            printed.ShouldAllBe(line => !System.Text.RegularExpressions.Regex.IsMatch(line.Text, "[12][0-9]{3}年[0-9]"), "a permit writes days by era");
            seen.UnionWith(printed.Select(line => line.Field));
        }
        marked.Except(seen).ShouldBeEmpty("each is printed with some answers");
    }

    [Fact]
    public void A_form_without_marks_prints_what_names_the_matter_and_nobody_to_call()
    {
        var master = NationalMasters.All.Single(one => one.Code == "water-area-occupancy");
        var form = master with { Steps = [.. master.Steps.Select(step => step with { Fields = [.. step.Fields.Select(field => field with { OnPermit = false })] })] };
        var answers = FormEngine.ToSubmit(form, Sample.Of(form)).Answers;
        FormEngine.OnPermit(form, answers).Select(line => line.Field).ShouldBe(["kind", "place", "zone", "area", "period", "worksPeriod"]);
        FormEngine.Compare(form, master).ShouldAllBe(one => one.Change == QuestionChange.Same, "an answer means the same wherever it is printed");
    }

    [Theory, MemberData(nameof(Names))]
    public void A_form_speaks_all_three_languages(string name)
    {
        var missing = new List<string>();
        Look(JsonDocument.Parse(Form(name).ToJson()).RootElement, name, missing);
        missing.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_question_helps_and_has_a_reading(string name)
    {
        var fields = Form(name).Steps.SelectMany(step => step.Fields).Where(field => field.Type != FieldType.Info).ToList();
        fields.Where(field => field.Help is null && field.Type != FieldType.Declaration).Select(field => field.Id).ShouldBeEmpty();
        fields.Where(field => field.Reading is null).Select(field => field.Id).ShouldBeEmpty();
        fields.Where(field => field.Type is FieldType.Text or FieldType.LongText or FieldType.Number or FieldType.File && field.Example is null).Select(field => field.Id).ShouldBeEmpty();
        fields.Where(field => field.Type == FieldType.File && field.Label.Ja is "添付書類" or "証明する書類" or "書類" or "写真" or "その他の書類").Select(field => field.Id)
            .ShouldBeEmpty("a paper is called by its name");
    }

    [Theory, MemberData(nameof(Names))]
    public void A_form_can_be_filled_in_with_its_own_examples_whatever_is_chosen(string name)
    {
        var form = Form(name);
        for (var choice = 0; choice < 12; choice++)
        {
            FormEngine.Validate(form, Sample.Of(form, choice), "ja", Sample.Today).ShouldBeEmpty($"choice {choice}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void An_empty_form_names_every_mandatory_question_and_nothing_else(string name)
    {
        var errors = FormEngine.Validate(Form(name), null, "ja", Sample.Today);
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(error => error.Code == "required" && error.Message.Length > 8 && !error.Message.Contains('{'));
    }

    [Fact]
    public void Authorities_ask_differently()
    {
        foreach (var code in Expected)
        {
            var shapes = DemoVariants.All().Where(variant => variant.Form.Code == code)
                .Select(variant => string.Join(' ', variant.Form.Steps.SelectMany(step => step.Fields).Select(field => field.Id))).ToList();
            shapes.Distinct().Count().ShouldBe(3, code);
        }
    }

    /// <summary>Kinds of difference between real ports' forms (山口県 … 兵庫県), each shown by a form and the questions that make it.</summary>
    [Theory]
    [InlineData("山口県: deadweight, draught, an agent only from 500 tons", "aohama/mooring-use", "deadweight", "maxDraught", "agent")]
    [InlineData("下関市: a form for each kind of facility", "passenger-boarding")]
    [InlineData("下関市: a form for each kind of facility", "shiomi/shed-yard-use")]
    [InlineData("新潟県: five kinds of berth on one form", "aohama/mooring-use", "facilityClass")]
    [InlineData("新潟県: entry and departure, reduction of dues", "port-entry", "noticeKind")]
    [InlineData("岡山県: IMO number, user code, anchorage, specified seas, cargo of other Japanese ports", "shiomi/mooring-use", "vessel", "userCode", "anchorage", "specifiedSeas", "otherPorts")]
    [InlineData("港則法施行規則第1条: the agent of an entry", "port-entry", "hasAgent", "agent")]
    [InlineData("岡山県: reason of a move", "shiomi/port-entry", "moveReason")]
    [InlineData("東京都: three heliport forms: use", "shiomi/heliport-use", "registration", "takeOffWeight")]
    [InlineData("東京都: three heliport forms: change", "shiomi/heliport-change", "permitNumber", "registration", "changes")]
    [InlineData("東京都: three heliport forms: report", "shiomi/heliport-report", "permitNumber", "registration", "landings")]
    [InlineData("東京都: report of cranes", "shiomi/crane-report", "craneHours")]
    [InlineData("東京都: report of electricity", "shiomi/power-report", "power", "meterReading")]
    [InlineData("東京都: end of reefer power", "shiomi/reefer-end", "unpluggedAt", "meterReading")]
    [InlineData("函館市・山形県: use, other purpose, occupancy and acts apart", "non-purpose-use")]
    [InlineData("函館市・山形県: use, other purpose, occupancy and acts apart", "facility-act")]
    [InlineData("福井県: factory, other building, change", "waterfront-notification", "noticeKind", "factoryKind")]
    [InlineData("鳥取県: occupancy, gravel, construction", "gravel-extraction")]
    [InlineData("東洋町: drawings of an occupancy", "water-area-occupancy", "locationMap", "plans", "areaCalculation", "worksPlan")]
    [InlineData("中種子町: method of extraction", "gravel-extraction", "method")]
    [InlineData("徳島県: change, succession, restoration", "succession")]
    [InlineData("佐賀県: gross tonnage and cargo for the statistics", "aohama/usage-report", "reporter", "vessel", "cargo")]
    [InlineData("浜中町: a vessel that stays registers once", "chidori/long-stay-registration", "vessel", "fiscalYear")]
    [InlineData("兵庫県: the fee by card or net bank", "aohama/facility-construction", "feePayment")]
    [InlineData("兵庫県: a reduction needs an electronic signature", "aohama/fee-reduction", "signedApplication")]
    public void The_differences_between_real_ports_are_data(string difference, string form, params string[] questions) =>
        questions.Except(Form(form).Steps.SelectMany(step => step.Fields).Select(field => field.Id)).ShouldBeEmpty(difference);

    /// <summary>What every port asks is 共通項目 although not everybody has to answer: a vessel at anchor has no permit, and not every vessel an agent.</summary>
    [Theory]
    [InlineData("dues-reduction", "permitNumber")]
    [InlineData("port-entry", "agent")]
    public void What_every_port_asks_is_common_even_where_it_may_be_left_open(string form, string question)
    {
        Form(form).Steps.SelectMany(step => step.Fields).Single(field => field.Id == question).Origin.ShouldBe(FieldOrigin.Common);
        DemoVariants.All().Where(variant => variant.Form.Code == form).ShouldAllBe(variant => variant.Form.Steps.Any(step => step.Fields.Any(field => field.Id == question)));
    }

    [Fact]
    public void A_local_port_asks_on_one_page_and_less()
    {
        var forms = DemoVariants.All().ToLookup(variant => variant.Slug, variant => variant.Form);
        foreach (var (small, large) in forms["chidori"].Join(forms["shiomi"].Where(form => Expected.Contains(form.Code)), one => one.Code, other => other.Code, (one, other) => (one, other)))
        {
            small.Steps.Count.ShouldBeLessThan(large.Steps.Count, small.Code);
            small.Steps.Sum(step => step.Fields.Count).ShouldBeLessThan(large.Steps.Sum(step => step.Fields.Count), small.Code);
        }
        forms["chidori"].Single(form => form.Code == "mooring-use").Steps.Count.ShouldBe(1);
    }

    [Fact]
    public void A_variant_may_not_leave_out_a_common_item() =>
        Should.Throw<InvalidOperationException>(() => new VariantPatch("mooring-use", "x", [new(VariantVerb.Hide) { Field = "vessel" }])
            .ApplyTo(NationalMasters.All.Single(form => form.Code == "mooring-use")));

    [Fact]
    public void A_variant_is_never_taken_for_its_master() =>
        DemoVariants.All().ShouldAllBe(variant => NationalMasters.All.All(master => master.Version != variant.Form.Version));

    [Fact]
    public void A_broken_form_is_told_what_is_wrong()
    {
        var broken = FormDefinition.Parse("""
            {"code":"x","version":"1","title":{"ja":"x","en":"x"},"steps":[{"id":"a","title":{"ja":"x","en":""},"fields":[
              {"id":"b","type":"choice","label":{"ja":"x","en":"x"},"showWhen":{"field":"nothing","is":"answered"}},
              {"id":"b","type":"number","label":{"ja":"x","en":"x"},"min":5,"max":1}]}]}
            """);
        DefinitionRules.Problems(broken).Count.ShouldBe(5);
    }

    [Fact]
    public void Work_in_a_waterfront_district_begins_sixty_days_later_at_the_earliest()
    {
        var form = Form("waterfront-notification");
        var answers = Sample.Of(form);
        answers["workStart"] = "令和9年1月19日";
        var error = FormEngine.Validate(form, answers, "ja", Sample.Today).ShouldHaveSingleItem();
        (error.Field, error.Code).ShouldBe(("workStart", "date.tooEarly"));
        error.Message.ShouldBe("工事開始予定日は 2027年1月20日 以後の日を入力してください（提出の日から 60 日以上あとの日です）");
        answers["workStart"] = "令和9年1月20日";
        FormEngine.Validate(form, answers, "ja", Sample.Today).ShouldBeEmpty();
    }

    private static void Look(JsonElement element, string path, List<string> missing)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Look(item, path, missing);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("ja", out var ja) && !element.TryGetProperty("easy", out _))
            {
                missing.Add($"{path}: {ja}");
            }
            foreach (var member in element.EnumerateObject())
            {
                Look(member.Value, $"{path}.{member.Name}", missing);
            }
        }
    }
}
