package dev.waybill.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTopicsTest {

    private static final String SETTING = "waybill.inbox.v1=AGY-1, CLT-7 ;waybill.inbox.acme.v1=AGY-9,job:*,event:E-1;";

    @ParameterizedTest
    @CsvSource({
        "waybill.inbox.v1, AGENCY, AGY-1",
        "waybill.inbox.v1, CLIENT, CLT-7",
        "waybill.inbox.acme.v1, AGENCY, AGY-9",
        "waybill.inbox.acme.v1, JOB, 68b71f6b",
        "waybill.inbox.acme.v1, EVENT, E-1"
    })
    void whoever_writes_to_a_topic_may_write_for_its_owners(String topic, Owner.Kind kind, String id) {
        assertThatCode(() -> InboxTopics.parse(SETTING, true).requireWrite(event(topic, kind, id)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "waybill.inbox.v1, AGENCY, AGY-9",
        "waybill.inbox.v1, AGENCY, AGY-11",
        "waybill.inbox.v1, JOB, 1",
        "waybill.inbox.acme.v1, AGENCY, AGY-1",
        "waybill.inbox.acme.v1, EVENT, E-2",
        "waybill.inbox.acme.v1, USER, E-1",
        "waybill.inbox.other.v1, AGENCY, AGY-1"
    })
    void row_22_and_for_nobody_else(String topic, Owner.Kind kind, String id) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> InboxTopics.parse(SETTING, true).requireWrite(event(topic, kind, id)))
                .matches(e -> e.code() == ErrorCode.ACCESS_DENIED, "is denied");
    }

    @Test
    void everybody_may_write_for_everybody_where_access_control_is_off_and_nobody_where_it_is_on() {
        InboxTopics open = InboxTopics.parse(" ", false);
        assertThat(open.names()).containsExactly("waybill.inbox.v1");
        assertThatCode(() -> open.requireWrite(event("waybill.inbox.v1", Owner.Kind.USER, "anybody")))
                .doesNotThrowAnyException();

        assertThat(InboxTopics.parse("", true).names()).isEmpty();
        assertThat(InboxTopics.parse("off", false).names()).isEmpty();
        assertThat(InboxTopics.parse("a=*", true).names()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waybill.inbox.v1",
                "=AGY-1",
                "a=",
                "a=,",
                "a=nobody",
                "a=agent:1",
                "a=agency:1",
                "a=*;a=*",
                "a b=*",
                "a=AGY-*",
                "waybill.files.v1=*",
                "waybill.dead-letters.v1=*"
            })
    void a_setting_of_another_form_is_refused_with_its_name(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InboxTopics.parse(setting, true))
                .withMessageStartingWith("WAYBILL_INBOX_TOPICS");
    }

    private static InboxEnvelope event(String topic, Owner.Kind kind, String id) {
        String[] ids = new String[Owner.Kind.values().length];
        ids[kind.ordinal()] = id;
        return new InboxEnvelope(
                topic,
                "/upstream",
                "1",
                new DocumentDeletionRequested(FileId.next(), ids[0], ids[1], ids[2], ids[3], ids[4], ids[5]));
    }
}
